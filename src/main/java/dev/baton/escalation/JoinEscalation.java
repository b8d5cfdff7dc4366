package dev.baton.escalation;

import dev.baton.casefile.CaseEvent.EscalationJoined;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import dev.baton.escalation.Escalation.State;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** While someone is being asked to take charge, another reason is added to that question instead of asking a second time. */
@Component
class JoinEscalation implements JavaDelegate {

    private final Escalations escalations;
    private final CaseFile caseFile;

    JoinEscalation(Escalations escalations, CaseFile caseFile) {
        this.escalations = escalations;
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = new CaseNumber(execution.getProcessBusinessKey());
        var own = (Number) execution.getVariable("escalation");
        if (own != null) {
            escalations.end(own.longValue(), State.JOINED, "joined the open escalation");
        }
        escalations.openOf(number).stream()
                .filter(open -> open.kind() == EscalationKind.HIERARCHICAL && open.state() == State.REQUESTED)
                .findFirst()
                .ifPresent(open -> caseFile.record(
                        new EscalationJoined(number, open.id(), (String) execution.getVariable("trigger"))));
    }
}
