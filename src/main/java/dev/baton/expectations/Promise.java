package dev.baton.expectations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the customer was told to expect, and whether it came true. */
record Promise(
        long id,
        String what,
        Instant madeAt,
        Instant due,
        @Nullable Instant keptAt,
        @Nullable Instant replacedAt) {

    boolean isOpen() {
        return keptAt == null && replacedAt == null;
    }

    boolean isBroken(Instant now) {
        return keptAt == null ? isOpen() && due.isBefore(now) : keptAt.isAfter(due);
    }
}
