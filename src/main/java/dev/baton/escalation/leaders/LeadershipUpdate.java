package dev.baton.escalation.leaders;

import dev.baton.escalation.Trend;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An update for the leadership that whoever leads an escalation was asked for.
 *
 * @param toldAt null while it is not given, and where the escalation ended before
 * @param told in the words of whoever told it
 * @param stillEscalated why it had not ended although it could
 */
public record LeadershipUpdate(
        long id,
        long escalation,
        Instant askedAt,
        @Nullable Instant toldAt,
        @Nullable String toldBy,
        @Nullable String audience,
        @Nullable Trend trend,
        @Nullable String told,
        @Nullable String stillEscalated,
        @Nullable Instant endedAt) {}
