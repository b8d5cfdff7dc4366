package dev.baton.escalation.brief;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A brief that whoever was asked sent back.
 *
 * @param missing what they miss, in their words
 * @param completer who was asked for it, last
 * @param completedAt null while it is not completed, and where it was not in time
 */
public record BriefRejection(
        long id,
        long escalation,
        String rejectedBy,
        String missing,
        Instant rejectedAt,
        String completer,
        @Nullable Instant completedAt,
        @Nullable Instant endedAt) {}
