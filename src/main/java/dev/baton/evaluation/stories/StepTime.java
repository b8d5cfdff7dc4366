package dev.baton.evaluation.stories;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When something happens in a story, as it is written: {@code 20m}, {@code 3h}, or {@code 2d 09:15} for a day later at that time. */
final class StepTime {

    private static final Pattern WRITTEN = Pattern.compile("(\\d+)(?:([mh])|d (\\d\\d:\\d\\d))");

    private final Matcher written;
    private final boolean roundTheClock;

    /** @param roundTheClock whether nights and weekends count as well */
    StepTime(String text, boolean roundTheClock) {
        this.written = WRITTEN.matcher(text);
        this.roundTheClock = roundTheClock;
        if (!written.matches()) {
            throw new IllegalArgumentException("No time of a step: " + text);
        }
    }

    Instant after(Instant from) {
        if (isDays()) {
            return DeskHours.daysAfter(from, amount(), timeOfDay());
        }
        return roundTheClock ? from.plus(duration()) : DeskHours.after(from, duration());
    }

    Instant before(Instant now) {
        if (isDays()) {
            return DeskHours.daysBefore(now, amount(), timeOfDay());
        }
        return roundTheClock ? now.minus(duration()) : DeskHours.before(now, duration());
    }

    private boolean isDays() {
        return written.group(2) == null;
    }

    private int amount() {
        return Integer.parseInt(written.group(1));
    }

    private Duration duration() {
        return written.group(2).equals("m") ? Duration.ofMinutes(amount()) : Duration.ofHours(amount());
    }

    private LocalTime timeOfDay() {
        return LocalTime.parse(written.group(3));
    }
}
