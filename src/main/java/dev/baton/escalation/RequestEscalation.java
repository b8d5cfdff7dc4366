package dev.baton.escalation;

import dev.baton.casefile.CaseEvent.EscalationJoined;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.NotNow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
public class RequestEscalation {

    private static final String REQUESTED = "requested";

    private final EscalationRecords escalations;
    private final RaiseEscalation escalation;
    private final CaseFile caseFile;
    private final CaseProcess process;

    RequestEscalation(
            EscalationRecords escalations, RaiseEscalation escalation, CaseFile caseFile, CaseProcess process) {
        this.escalations = escalations;
        this.escalation = escalation;
        this.caseFile = caseFile;
        this.process = process;
    }

    /** @param created false where the same was asked for before, and whoever is asked has not answered yet */
    public record Requested(long id, boolean created) {}

    /** Fails with {@link NotNow} where the case is resolved or closed, or nothing can move it. */
    @Transactional
    public Requested request(CaseNumber number, EscalationKind kind, String reason) {
        var subject = caseFile.getForChange(number);
        NotNow.unlessOpen(subject);
        process.unlessStuck(number);
        var same = same(escalations.openOf(number), kind, reason);
        if (same.isPresent()) {
            caseFile.record(new EscalationJoined(number, same.get().id(), REQUESTED));
            return new Requested(same.get().id(), false);
        }
        var id = escalations.open(subject, kind, REQUESTED, reason);
        escalation.raise(number.value(), Map.of("trigger", REQUESTED, "requestedKind", kind.label(), "escalation", id));
        return new Requested(id, true);
    }

    /** Asking again what nobody has answered yet, as a client does that timed out, asks for nothing more. */
    static Optional<Escalation> same(List<Escalation> open, EscalationKind kind, String reason) {
        return open.stream()
                .filter(one -> one.isPending() && one.requestedKind() == kind)
                .filter(one -> one.reason() != null && one.reason().strip().equalsIgnoreCase(reason.strip()))
                .findFirst();
    }
}
