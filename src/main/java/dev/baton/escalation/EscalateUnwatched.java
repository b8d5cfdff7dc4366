package dev.baton.escalation;

import dev.baton.casefile.CaseEvent.DeadlineUnwatched;
import dev.baton.casefile.Messages;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** A deadline that no timer watched asks for the escalation its timer would have asked for; where nobody works on the case, once somebody does. */
@Component
class EscalateUnwatched {

    private final RaiseEscalation escalation;
    private final RuntimeService runtime;

    EscalateUnwatched(RaiseEscalation escalation, RuntimeService runtime) {
        this.escalation = escalation;
        this.runtime = runtime;
    }

    @OnCaseEvent(Phase.ACT)
    void raise(DeadlineUnwatched event) {
        var number = event.number().value();
        var somebodyWorksOnIt = runtime.createExecutionQuery()
                        .processInstanceBusinessKey(number)
                        .messageEventSubscriptionName(Messages.ESCALATION_REQUESTED)
                        .count()
                > 0;
        if (somebodyWorksOnIt) {
            escalation.raise(number, Map.of("trigger", event.trigger()));
        }
    }
}
