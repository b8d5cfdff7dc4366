package dev.baton.escalation;

import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.escalation.Escalation.State;
import org.springframework.stereotype.Component;

@Component
class EscalationsEndWithTheCase {

    private static final String WHY = "the case is resolved";

    private final Escalations escalations;
    private final CaseFile caseFile;

    EscalationsEndWithTheCase(Escalations escalations, CaseFile caseFile) {
        this.escalations = escalations;
        this.caseFile = caseFile;
    }

    @OnCaseEvent(Phase.ACT)
    void end(ResolutionSignedOff resolved) {
        for (var open : escalations.openOf(resolved.number())) {
            escalations.end(open.id(), State.CLOSED, WHY);
            caseFile.record(new EscalationEnded(resolved.number(), open.id(), WHY, false));
        }
    }
}
