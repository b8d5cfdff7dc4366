package dev.baton.escalation;

import dev.baton.casefile.Case;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.NotNow;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
public class RequestEscalation {

    private final Escalations escalations;
    private final RaiseEscalation escalation;

    RequestEscalation(Escalations escalations, RaiseEscalation escalation) {
        this.escalations = escalations;
        this.escalation = escalation;
    }

    /** Fails with {@link NotNow} where the case is resolved or closed. */
    @Transactional
    public long request(Case subject, EscalationKind kind, String reason) {
        NotNow.unlessOpen(subject);
        var id = escalations.open(subject.number(), kind, "requested", reason);
        escalation.raise(
                subject.number().value(),
                Map.of("trigger", "requested", "requestedKind", kind.label(), "escalation", id));
        return id;
    }
}
