package dev.baton.escalation;

import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.FormAnswers;
import dev.baton.escalation.Escalation.State;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class LeadEscalation implements TaskListener {

    private final Escalations escalations;
    private final CaseFile caseFile;

    LeadEscalation(Escalations escalations, CaseFile caseFile) {
        this.escalations = escalations;
        this.caseFile = caseFile;
    }

    @Override
    public void notify(DelegateTask task) {
        var answers = new FormAnswers(task.getVariables());
        var reason = answers.required("note_deEscalation", "Why the case no longer needs you");
        var id = ((Number) task.getVariable("escalation")).longValue();
        escalations.end(id, State.DE_ESCALATED, reason);
        var number = new CaseNumber(task.getExecution().getProcessBusinessKey());
        caseFile.record(new EscalationEnded(number, id, reason, escalations.isEscalated(number)));
        task.removeVariables(answers.notes());
    }
}
