package dev.baton.expectations.steps;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Conversation.NextWord;
import dev.baton.casefile.Direction;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.NewMessage;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class UpdateCustomer implements TaskListener {

    private final Conversation conversation;
    private final Clock clock;

    UpdateCustomer(Conversation conversation, Clock clock) {
        this.clock = clock;
        this.conversation = conversation;
    }

    @Override
    public void notify(DelegateTask task) {
        var answers = new FormAnswers(task.getVariables());
        var next = answers.hour("note_nextUpdate", "They hear next", clock.instant());
        conversation.add(
                new CaseNumber(task.getExecution().getProcessBusinessKey()),
                NewMessage.said(
                        Direction.OUTBOUND,
                        false,
                        task.getAssignee(),
                        answers.required("note_update", "Update for the customer")),
                next == null ? null : new NextWord(next, false));
        task.removeVariables(answers.notes());
    }
}
