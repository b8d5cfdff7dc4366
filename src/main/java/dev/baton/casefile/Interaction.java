package dev.baton.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message or call on a case.
 *
 * @param automatic sent by a machine: it is neither a reply nor activity
 * @param author who wrote it, null when a customer did
 */
public record Interaction(
        CaseNumber caseNumber,
        Instant at,
        Direction direction,
        boolean automatic,
        @Nullable String author,
        String text) {

    /** A public message or call by a human being, ours or the customer's. */
    public boolean isActivity() {
        return !automatic && direction != Direction.INTERNAL;
    }

    public boolean isReply() {
        return !automatic && direction == Direction.OUTBOUND;
    }
}
