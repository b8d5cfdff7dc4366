package dev.baton.escalation;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.EscalationJoined;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.NotNow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
public class RequestEscalation {

    private final EscalationRecords escalations;
    private final RaiseEscalation escalation;
    private final Briefs briefs;
    private final CaseFile caseFile;
    private final CaseProcess process;

    RequestEscalation(
            EscalationRecords escalations,
            RaiseEscalation escalation,
            Briefs briefs,
            CaseFile caseFile,
            CaseProcess process) {
        this.briefs = briefs;
        this.escalations = escalations;
        this.escalation = escalation;
        this.caseFile = caseFile;
        this.process = process;
    }

    /** @param created false where the same was asked for before, and whoever is asked has not answered yet */
    public record Requested(long id, boolean created) {}

    /**
     * @param by who asks; null where the customer does so themselves
     * @param byCustomer whether they say that the customer asks for it
     * @param brief what they say of it; null makes the brief of what is known, and the reason stands for the hypothesis or the ask
     */
    public record Request(
            EscalationKind kind,
            String reason,
            @Nullable String by,
            boolean byCustomer,
            @Nullable EscalationBrief brief) {

        String cause() {
            return byCustomer ? Escalation.REQUESTED_BY_CUSTOMER : Escalation.REQUESTED;
        }
    }

    /** As {@link #request(CaseNumber, Request)}, of somebody of ours, with a brief of what is known. */
    @Transactional
    public Requested request(CaseNumber number, EscalationKind kind, String reason, String by) {
        return request(number, new Request(kind, reason, by, false, null));
    }

    /** Fails with {@link NotNow} where the case is resolved or closed, or nothing can move it. */
    @Transactional
    public Requested request(CaseNumber number, Request asked) {
        var subject = caseFile.getForChange(number);
        NotNow.unlessOpen(subject);
        process.unlessStuck(number);
        var same = same(escalations.openOf(number), asked.kind(), asked.reason());
        if (same.isPresent()) {
            caseFile.record(new EscalationJoined(number, same.get().id(), asked.cause()));
            return new Requested(same.get().id(), false);
        }
        var id = escalations.open(subject, asked.kind(), asked.cause(), asked.reason(), asked.by());
        briefs.keep(id, brief(subject, asked));
        escalation.raise(
                number.value(),
                Map.of("trigger", asked.cause(), "requestedKind", asked.kind().label(), "escalation", id));
        return new Requested(id, true);
    }

    private EscalationBrief brief(Case subject, Request asked) {
        var known = briefs.known(subject);
        return asked.brief() == null
                ? known.because(asked.kind(), asked.reason())
                : asked.brief().or(known);
    }

    /** Asking again what nobody has answered yet, as a client does that timed out, asks for nothing more. */
    static Optional<Escalation> same(List<Escalation> open, EscalationKind kind, String reason) {
        return open.stream()
                .filter(one -> one.isPending() && one.requestedKind() == kind)
                .filter(one -> one.reason() != null && one.reason().strip().equalsIgnoreCase(reason.strip()))
                .findFirst();
    }
}
