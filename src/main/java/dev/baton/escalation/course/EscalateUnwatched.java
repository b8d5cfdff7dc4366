package dev.baton.escalation.course;

import dev.baton.casefile.CaseEvent.DeadlineUnwatched;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.CaseProcess.State;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.Status;
import dev.baton.escalation.RaiseEscalation;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A deadline that no timer watched asks for the escalation its timer would have asked for; where the process is gone, once it is
 * there again. A resolved case is not escalated.
 */
@Component
class EscalateUnwatched {

    private final RaiseEscalation escalation;
    private final CaseFile caseFile;
    private final CaseProcess process;

    EscalateUnwatched(RaiseEscalation escalation, CaseFile caseFile, CaseProcess process) {
        this.escalation = escalation;
        this.caseFile = caseFile;
        this.process = process;
    }

    @OnCaseEvent(Phase.ACT)
    void raise(DeadlineUnwatched event) {
        var number = event.number();
        if (caseFile.get(number).status() == Status.OPEN && process.of(number) == State.RUNNING) {
            escalation.raise(number.value(), Map.of("trigger", event.trigger()));
        }
    }
}
