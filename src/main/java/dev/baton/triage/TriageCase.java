package dev.baton.triage;

import dev.baton.casefile.CaseEvent.CaseTriaged;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Grade;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class TriageCase implements TaskListener {

    private static final Set<String> GRADES = Set.of("low", "medium", "high");

    private final CaseFile caseFile;
    private final Conversation conversation;

    TriageCase(CaseFile caseFile, Conversation conversation) {
        this.caseFile = caseFile;
        this.conversation = conversation;
    }

    @Override
    public void notify(DelegateTask task) {
        var number = new CaseNumber(task.getExecution().getProcessBusinessKey());
        var answers = new FormAnswers(task.getVariables());
        caseFile.record(new CaseTriaged(
                number,
                answers.required("category", "Category", 50),
                Grade.of(answers.oneOf("impact", "Impact", GRADES)),
                Grade.of(answers.oneOf("urgency", "Urgency", GRADES))));
        var note = answers.optional("note_triage", "Note");
        if (note != null) {
            conversation.add(number, Direction.INTERNAL, false, task.getAssignee(), note);
        }
        task.removeVariables(answers.notes());
    }
}
