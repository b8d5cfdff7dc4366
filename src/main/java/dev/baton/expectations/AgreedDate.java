package dev.baton.expectations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person agreed with the customer for a date. It stands until another is agreed: no pause and no priority moves it.
 *
 * @param agreedBy whoever agreed it
 * @param endedAt null while it stands, also when its date has passed
 * @param outcome kept, broken, replaced, ended or withdrawn; null while it can still be kept
 * @param endedBy who kept, replaced or withdrew it; null where it ended with the case
 * @param endedBecause why it was withdrawn
 */
public record AgreedDate(
        long id,
        String what,
        Instant due,
        String reason,
        String agreedBy,
        Instant agreedAt,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome,
        @Nullable String endedBy,
        @Nullable String endedBecause) {

    public boolean isOpen() {
        return endedAt == null;
    }

    Outcome doneAt(Instant done) {
        return done.isAfter(due) ? Outcome.BROKEN : Outcome.KEPT;
    }
}
