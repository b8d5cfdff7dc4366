package dev.baton.escalation;

import dev.baton.casefile.Case;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.NotNow;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class RequestEscalation {

    private static final String MESSAGE = "baton.escalationRequested";

    private final Escalations escalations;
    private final RuntimeService runtime;

    RequestEscalation(Escalations escalations, RuntimeService runtime) {
        this.escalations = escalations;
        this.runtime = runtime;
    }

    @Transactional
    long request(Case subject, EscalationKind kind, String reason) {
        if (!isWorkedOn(subject)) {
            throw NotNow.as(subject);
        }
        var id = escalations.open(subject.number(), kind, "requested", reason);
        runtime.createMessageCorrelation(MESSAGE)
                .processInstanceBusinessKey(subject.number().value())
                .setVariables(Map.of("trigger", "requested", "requestedKind", kind.label(), "escalation", id))
                .correlate();
        return id;
    }

    private boolean isWorkedOn(Case subject) {
        return runtime.createExecutionQuery()
                        .processInstanceBusinessKey(subject.number().value())
                        .messageEventSubscriptionName(MESSAGE)
                        .count()
                > 0;
    }
}
