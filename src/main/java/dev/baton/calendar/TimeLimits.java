package dev.baton.calendar;

import java.time.Duration;
import java.time.Instant;

/** The instants and spans Baton computes with: years 1800 to 2300 and 100 years. Walking much further would take long. */
public final class TimeLimits {

    public static final long FIRST = Instant.parse("1800-01-01T00:00:00Z").toEpochMilli();
    public static final long LAST = Instant.parse("2301-01-01T00:00:00Z").toEpochMilli();

    static final Duration LONGEST = Duration.ofDays(36_525);

    private TimeLimits() {}

    /**
     * Gives the instant back.
     *
     * @throws BeyondTimeLimits if it lies outside the years 1800 to 2300
     */
    public static Instant check(Instant instant) {
        if (instant.isBefore(Instant.ofEpochMilli(FIRST)) || !instant.isBefore(Instant.ofEpochMilli(LAST))) {
            throw new BeyondTimeLimits("%s is outside the years 1800 to 2300.".formatted(instant));
        }
        return instant;
    }

    public static long millis(Instant instant) {
        return check(instant).toEpochMilli();
    }

    static long millis(Duration span) {
        if (span.abs().compareTo(LONGEST) > 0) {
            throw new BeyondTimeLimits("%s is longer than 100 years.".formatted(span));
        }
        return span.toMillis();
    }
}
