package dev.baton.statuspage.feedback;

import org.jspecify.annotations.Nullable;

/**
 * Whether it is solved, and how it went.
 *
 * @param resolved which resolution the page asked about, in milliseconds
 */
public record CustomerAnswer(
        long resolved,
        boolean solved,
        @Nullable Integer csat,
        @Nullable Integer effort,
        @Nullable String words) {

    boolean says(Feedback before) {
        return before.solved() == solved
                && java.util.Objects.equals(before.csat(), csat)
                && java.util.Objects.equals(before.effort(), effort)
                && java.util.Objects.equals(before.words(), words);
    }
}
