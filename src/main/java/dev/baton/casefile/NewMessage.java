package dev.baton.casefile;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said, before it is on a case.
 *
 * @param author who wrote it, null when a customer did
 * @param externalId its id at {@code source}; the same again is the same message
 * @param happenedAt when it was said, null for now; at most five minutes ahead, and five years before its case was reported
 */
public record NewMessage(
        Direction direction,
        boolean automatic,
        @Nullable String author,
        String text,
        @Nullable String source,
        @Nullable String externalId,
        @Nullable Instant happenedAt) {

    /** The source of what a person wrote in Baton to be said: no other system has told it to the customer. */
    public static final String WRITTEN_HERE = "baton";

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration BACK = Duration.ofDays(5 * 366);

    /** @throws Refusal where the id has a character that cannot be stored */
    public NewMessage {
        if (externalId != null && TextRules.unstorable(externalId) >= 0) {
            throw new Refusal("externalId", "contains a character that cannot be stored");
        }
    }

    public static NewMessage said(Direction direction, boolean automatic, @Nullable String author, String text) {
        return new NewMessage(direction, automatic, author, text, null, null, null);
    }

    /**
     * When it was said; a source whose clock is a little ahead of ours said it now.
     *
     * @throws Refusal where that is too far from now to be believed
     */
    Instant happenedAt(Instant now, Instant reportedAt) {
        if (happenedAt == null) {
            return now;
        }
        if (happenedAt.isAfter(now.plus(AHEAD)) || happenedAt.isBefore(reportedAt.minus(BACK))) {
            throw new Refusal(
                    "happenedAt", "must lie between five years before the case was reported and five minutes from now");
        }
        return happenedAt.isAfter(now) ? now : happenedAt;
    }
}
