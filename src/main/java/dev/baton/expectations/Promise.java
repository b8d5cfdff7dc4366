package dev.baton.expectations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the customer was told to expect, and whether it came true.
 *
 * @param endedAt null while it is owed, also when its hour has passed
 * @param outcome null while it can still be kept
 */
public record Promise(
        long id,
        String what,
        Instant madeAt,
        Instant due,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome) {

    public boolean isOpen() {
        return endedAt == null;
    }

    boolean isTold() {
        return outcome != null;
    }

    /** A reply at its very hour keeps it; the evidence may come later. */
    Outcome answeredAt(Instant given) {
        return given.isAfter(due) ? Outcome.BROKEN : Outcome.KEPT;
    }

    /** The customer was told a later hour before it was given. */
    Outcome movedAt(Instant told) {
        return told.isAfter(due) ? Outcome.BROKEN : Outcome.MOVED;
    }

    /** What it is once nobody works on the case any more. */
    Outcome overAt(Instant end) {
        return end.isAfter(due) ? Outcome.BROKEN : Outcome.ENDED;
    }
}
