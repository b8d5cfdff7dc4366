package dev.baton.sla.policy;

import dev.baton.casefile.WaitingOn;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How times are written in {@code sla.dmn}. What cannot be meant is an {@link IllegalArgumentException} that tells how to mend it. */
final class PolicyNotation {

    private static final String CALENDAR_TIME = " calendar";

    private PolicyNotation() {}

    /** Working time as {@code PT8H}; {@code P3D calendar} for days that pass at night and on holidays too. */
    static Duration budget(String text) {
        if (!isCalendarTime(text) && text.matches("P.*\\dD.*")) {
            throw wrong(text, "write working hours like PT16H, or \"P2D calendar\" for calendar days");
        }
        var budget = duration(text.replace(CALENDAR_TIME, "").strip());
        if (budget.isNegative() || budget.isZero()) {
            throw wrong(text, "a budget must be longer than nothing");
        }
        return budget;
    }

    static boolean isCalendarTime(String text) {
        return text.endsWith(CALENDAR_TIME);
    }

    /** What the time to the resolution is counted in: every hour, or those of a calendar. */
    static boolean countsAlways(String text) {
        return switch (text) {
            case "calendar time" -> true;
            case "working hours" -> false;
            default -> throw wrong(text, "write working hours or calendar time");
        };
    }

    /** Time on the clock on the wall between two words. */
    static Duration cadence(String text) {
        var cadence = duration(text);
        if (cadence.isNegative() || cadence.isZero()) {
            throw wrong(text, "a cadence must be longer than nothing");
        }
        return cadence;
    }

    static List<Duration> rungs(String text) {
        return parts(text).map(PolicyNotation::duration).toList();
    }

    static Set<WaitingOn> waits(String text) {
        return parts(text).map(WaitingOn::of).collect(Collectors.toSet());
    }

    static Optional<String> problem(Runnable reading) {
        try {
            reading.run();
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }

    private static Stream<String> parts(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException unreadable) {
            throw wrong(text, "write a duration like PT30M or -PT1H");
        }
    }

    private static IllegalArgumentException wrong(String text, String help) {
        return new IllegalArgumentException("\"%s\" cannot be used; %s".formatted(text, help));
    }
}
