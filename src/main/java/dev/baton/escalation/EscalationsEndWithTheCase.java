package dev.baton.escalation;

import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.escalation.Escalation.State;
import org.springframework.context.event.EventListener;
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

    @EventListener
    void end(ResolutionSignedOff resolved) {
        end(resolved.number(), WHY);
    }

    /** Whoever was asked had their task in the process that is gone. */
    @EventListener
    void end(ProcessRestarted restarted) {
        end(restarted.number(), "its process was deleted");
    }

    private void end(CaseNumber number, String why) {
        for (var open : escalations.openOf(number)) {
            escalations.end(open.id(), State.CLOSED, why);
            caseFile.record(new EscalationEnded(number, open.id(), why, false));
        }
    }
}
