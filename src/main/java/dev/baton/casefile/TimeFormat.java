package dev.baton.casefile;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;

/** Instants and durations as text for people, in UTC, and as values for the database. */
public final class TimeFormat {

    private static final DateTimeFormatter FOR_PEOPLE = DateTimeFormatter.ofPattern(
                    "d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private TimeFormat() {}

    public static String told(Instant instant) {
        return FOR_PEOPLE.format(instant);
    }

    public static String told(Duration duration) {
        var parts = new ArrayList<String>();
        add(parts, duration.toDays(), "day");
        add(parts, duration.toHoursPart(), "hour");
        add(parts, duration.toMinutesPart(), "minute");
        return parts.isEmpty() ? "less than a minute" : String.join(" ", parts);
    }

    public static OffsetDateTime stored(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void add(ArrayList<String> parts, long amount, String unit) {
        if (amount > 0) {
            parts.add("%d %s%s".formatted(amount, unit, amount == 1 ? "" : "s"));
        }
    }
}
