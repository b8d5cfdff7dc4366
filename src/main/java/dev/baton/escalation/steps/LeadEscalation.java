package dev.baton.escalation.steps;

import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.FormAnswers;
import dev.baton.escalation.Escalation.State;
import dev.baton.escalation.EscalationRecords;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class LeadEscalation implements TaskListener {

    private final EscalationRecords escalations;
    private final OpenQuestion question;
    private final CaseFile caseFile;

    LeadEscalation(EscalationRecords escalations, OpenQuestion question, CaseFile caseFile) {
        this.escalations = escalations;
        this.question = question;
        this.caseFile = caseFile;
    }

    @Override
    public void notify(DelegateTask task) {
        var escalation = question.of(task);
        var answers = new FormAnswers(task.getVariables());
        var reason = answers.required("note_deEscalation", "Why it can end");
        escalations.end(escalation.id(), State.DE_ESCALATED, question.answeredBy(task, escalation), reason);
        var number = new CaseNumber(escalation.caseNumber());
        caseFile.record(new EscalationEnded(number, escalation.id(), reason, escalations.isEscalated(number)));
        task.removeVariables(answers.notes());
    }
}
