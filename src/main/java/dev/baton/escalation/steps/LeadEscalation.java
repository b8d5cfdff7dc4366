package dev.baton.escalation.steps;

import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.FormAnswers;
import dev.baton.escalation.Authority;
import dev.baton.escalation.Escalation.State;
import dev.baton.escalation.EscalationRecords;
import dev.baton.escalation.holding.Holding;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever leads it says why it can end; who answers for the case and works on it then is computed, and told. */
@Component
class LeadEscalation implements TaskListener {

    private final EscalationRecords escalations;
    private final OpenQuestion question;
    private final Authority authority;
    private final CaseFile caseFile;

    LeadEscalation(EscalationRecords escalations, OpenQuestion question, Authority authority, CaseFile caseFile) {
        this.authority = authority;
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
        var open = escalations.openOf(number);
        var after = Holding.of(caseFile.get(number), open, authority::isOf);
        caseFile.record(new EscalationEnded(
                number,
                escalation.id(),
                reason,
                !open.isEmpty(),
                after.accountable(),
                after.responsible() == null ? after.team() : after.responsible()));
        task.removeVariables(answers.notes());
    }
}
