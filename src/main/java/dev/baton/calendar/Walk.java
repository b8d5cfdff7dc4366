package dev.baton.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk along a calendar, narrated.
 *
 * @param end the instant it leads to; null while an open pause keeps it from ever getting there
 * @param counted the time that counted on the way, never negative
 * @param steps in the order of time, without a hole from the earlier to the later end; the counted ones sum to
 *     {@code counted}. No more than {@link #MOST_STEPS}, and of a longer walk the first of them
 * @param whole whether the steps tell all of it
 */
public record Walk(@Nullable Instant end, Duration counted, List<Step> steps, boolean whole) {

    public static final int MOST_STEPS = 10_000;

    public Walk(@Nullable Instant end, Duration counted, List<Step> steps) {
        this(end, counted, steps, true);
    }
}
