package dev.baton.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Time that does not count although we work.
 *
 * @param to exclusive; null while the pause is on; before {@code from} fails with {@link IllegalArgumentException}
 * @param why for people, such as {@code waiting on customer: log file}; may be empty
 */
public record Pause(Instant from, @Nullable Instant to, String why) {

    public Pause {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("A pause from %s cannot end before, at %s.".formatted(from, to));
        }
    }
}
