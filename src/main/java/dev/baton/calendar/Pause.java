package dev.baton.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Time that does not count although we work.
 *
 * @param to exclusive; null while the pause is on
 * @param why for people, such as {@code waiting on customer: log file}
 */
public record Pause(Instant from, @Nullable Instant to, String why) {}
