package dev.baton.calendar;

import java.util.regex.Pattern;

/**
 * Working hours of a day, in milliseconds since midnight on the wall clock.
 *
 * @param to exclusive; before {@code from} where the window runs over midnight
 */
public record Window(int from, int to) {

    public static final int DAY = 86_400_000;

    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");

    /** @throws IllegalArgumentException whose message completes a sentence that begins with the field */
    public static Window parse(String written) {
        var ends = written.trim().split("\\s*-\\s*", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException(
                    "is \"%s\", not a time window; write it like 09:00-17:00".formatted(written));
        }
        var window = new Window(time(ends[0]), time(ends[1]));
        if (window.from == window.to) {
            throw new IllegalArgumentException(
                    "is \"%s\", which is empty; write 00:00-24:00 for the whole day".formatted(written));
        }
        if (window.from == DAY) {
            throw new IllegalArgumentException("starts at 24:00; start it at 00:00 on the next day");
        }
        return window;
    }

    boolean runsOverMidnight() {
        return to < from;
    }

    private static int time(String written) {
        var matcher = TIME.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "has \"%s\", not a time; write times like 09:00, up to 24:00".formatted(written));
        }
        var minutes = Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
        if (minutes > 24 * 60 || Integer.parseInt(matcher.group(2)) > 59) {
            throw new IllegalArgumentException(
                    "has \"%s\", a time no day has; they go from 00:00 to 24:00".formatted(written));
        }
        return minutes * 60_000;
    }

    @Override
    public String toString() {
        return told(from) + "-" + told(to);
    }

    private static String told(int time) {
        return "%02d:%02d".formatted(time / 3_600_000, time / 60_000 % 60);
    }
}
