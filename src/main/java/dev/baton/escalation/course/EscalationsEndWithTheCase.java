package dev.baton.escalation.course;

import dev.baton.casefile.CaseEvent.CaseClosed;
import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Messages;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.escalation.Escalation.State;
import dev.baton.escalation.EscalationRecords;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** With the case end its escalations, whoever is asked and whatever their tasks are. */
@Component
class EscalationsEndWithTheCase {

    private final EscalationRecords escalations;
    private final CaseFile caseFile;
    private final RuntimeService runtime;

    EscalationsEndWithTheCase(EscalationRecords escalations, CaseFile caseFile, RuntimeService runtime) {
        this.escalations = escalations;
        this.caseFile = caseFile;
        this.runtime = runtime;
    }

    @OnCaseEvent(Phase.ACT)
    void end(ResolutionSignedOff resolved) {
        end(resolved.number(), "the case is resolved");
    }

    @OnCaseEvent(Phase.ACT)
    void end(CaseClosed closed) {
        end(closed.number(), "the case is closed");
    }

    /** All end before the first is told, so that nobody holds the case for a moment because of one that ends as well. */
    private void end(CaseNumber number, String why) {
        var open = escalations.openOf(number);
        open.forEach(one -> escalations.end(one.id(), State.CLOSED, null, why));
        open.forEach(one -> caseFile.record(new EscalationEnded(number, one.id(), why, false, null, null)));
        runtime.createMessageCorrelation(Messages.ESCALATION_ENDED)
                .processInstanceBusinessKey(number.value())
                .correlateAll();
    }
}
