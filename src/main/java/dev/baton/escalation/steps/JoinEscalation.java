package dev.baton.escalation.steps;

import dev.baton.casefile.CaseEvent.EscalationJoined;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import java.util.Comparator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** While someone is being asked to take charge, for authority or else for expertise, another reason is added to that question instead of asking a second time. */
@Component
class JoinEscalation implements JavaDelegate {

    private final EscalationRecords escalations;
    private final CaseFile caseFile;

    JoinEscalation(EscalationRecords escalations, CaseFile caseFile) {
        this.escalations = escalations;
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = new CaseNumber(execution.getProcessBusinessKey());
        escalations.openOf(number).stream()
                .filter(Escalation::isPending)
                .max(Comparator.comparing(Escalation::kind))
                .ifPresent(open -> caseFile.record(
                        new EscalationJoined(number, open.id(), (String) execution.getVariable("trigger"))));
    }
}
