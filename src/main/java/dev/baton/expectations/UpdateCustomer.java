package dev.baton.expectations;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class UpdateCustomer implements TaskListener {

    private final Conversation conversation;

    UpdateCustomer(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void notify(DelegateTask task) {
        var answers = new FormAnswers(task.getVariables());
        conversation.add(
                new CaseNumber(task.getExecution().getProcessBusinessKey()),
                Direction.OUTBOUND,
                false,
                task.getAssignee(),
                answers.required("note_update", "Update for the customer"));
        task.removeVariables(answers.notes());
    }
}
