package dev.baton.expectations;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.Status;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
class PromisesFollowTheCase {

    private final Promises promises;
    private final Cadence cadence;
    private final CaseFile caseFile;
    private final Clock clock;

    PromisesFollowTheCase(Promises promises, Cadence cadence, CaseFile caseFile, Clock clock) {
        this.promises = promises;
        this.cadence = cadence;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    @OnCaseEvent(Phase.PROMISE)
    void aReplyKeepsThePromiseAndMakesTheNext(ActivityRecorded event) {
        if (event.interaction().isReply()) {
            promises.keep(event.number());
            promiseNext(caseFile.get(event.number()));
        }
    }

    /** While an escalation is on, the customer hears more often; a promise that is sooner stays. */
    @OnCaseEvent(Phase.PROMISE)
    void anEscalationShortensThePromise(EscalationRequested event) {
        var subject = caseFile.get(event.number());
        if (isPromised(subject) && nextUpdate(subject).isBefore(promisedUpdate(subject))) {
            promises.nextUpdate(subject.number(), nextUpdate(subject));
        }
    }

    private void promiseNext(Case subject) {
        if (subject.status() == Status.OPEN && subject.priority() != null) {
            promises.nextUpdate(subject.number(), nextUpdate(subject));
        }
    }

    private Instant nextUpdate(Case subject) {
        return clock.instant().plus(cadence.of(subject.priority(), subject.escalated()));
    }

    private boolean isPromised(Case subject) {
        return subject.priority() != null
                && promises.openOf(subject.number()).stream()
                        .anyMatch(open -> open.what().equals(Promises.NEXT_UPDATE));
    }

    private Instant promisedUpdate(Case subject) {
        return promises.openOf(subject.number()).stream()
                .filter(open -> open.what().equals(Promises.NEXT_UPDATE))
                .map(Promise::due)
                .findFirst()
                .orElse(Instant.MAX);
    }
}
