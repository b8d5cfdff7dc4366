package dev.baton.expectations;

import dev.baton.casefile.Case;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** When the customer hears from us next: after the cadence of their case, and when an update may reach them. */
@Component
public class NextUpdate {

    private final Cadence cadence;
    private final ContactHours contactHours;
    private final Clock clock;

    NextUpdate(Cadence cadence, ContactHours contactHours, Clock clock) {
        this.cadence = cadence;
        this.contactHours = contactHours;
        this.clock = clock;
    }

    public Instant fromNow(Case subject) {
        return within(subject, cadence.of(subject.priority(), subject.escalated()));
    }

    public Instant within(Case subject, Duration updateEvery) {
        return contactHours.open(subject, clock.instant().plus(updateEvery));
    }

    /** The time counts from the word they had; where it is over by now, because that was told late, it begins now. */
    Instant after(Case subject, Instant lastWord) {
        var next = lastWord.plus(cadence.of(subject.priority(), subject.escalated()));
        return next.isAfter(clock.instant()) ? contactHours.open(subject, next) : fromNow(subject);
    }
}
