package dev.baton.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message or call on a case.
 *
 * @param id Baton's own number for it
 * @param at when it was recorded
 * @param happenedAt when it was said: what a clock or a promise counts by
 * @param automatic sent by a machine: it is neither a reply nor activity
 * @param author who wrote it, null when a customer did
 * @param source the system that knows it as {@code externalId}; both null where none does
 */
public record Interaction(
        long id,
        CaseNumber caseNumber,
        Instant at,
        Instant happenedAt,
        Direction direction,
        boolean automatic,
        @PersonId @Nullable String author,
        @FreeText(inCaseFile = true) String text,
        @Nullable String source,
        @Nullable String externalId) {

    /** A public message or call by a human being, ours or the customer's. */
    public boolean isActivity() {
        return !automatic && direction != Direction.INTERNAL;
    }

    public boolean isReply() {
        return !automatic && direction == Direction.OUTBOUND;
    }
}
