package dev.baton.calendar.file;

import dev.baton.calendar.holidays.HolidayRule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.regex.Pattern;

/** How dates off are written: 2026-12-24, 2026-12-24/2026-12-31, --12-25 for every year, --12-24/--01-01. */
final class HolidayNotation {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern YEARLY = Pattern.compile("--\\d{2}-\\d{2}");

    private HolidayNotation() {}

    /** @throws IllegalArgumentException whose message completes a sentence that begins with the field */
    static HolidayRule parse(String written, String name) {
        var ends = written.trim().split("/", -1);
        var first = ends[0].trim();
        var last = ends[ends.length - 1].trim();
        if (ends.length > 2) {
            throw notADate(written);
        }
        if (YEARLY.matcher(first).matches() && YEARLY.matcher(last).matches()) {
            return new HolidayRule.Yearly(monthDay(first), monthDay(last), name);
        }
        if (DATE.matcher(first).matches() && DATE.matcher(last).matches()) {
            return dated(date(first), date(last), name);
        }
        throw notADate(written);
    }

    private static HolidayRule dated(LocalDate first, LocalDate last, String name) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "ends before it begins; write the earlier date first: %s/%s".formatted(last, first));
        }
        return new HolidayRule.Dated(first, last, name);
    }

    private static LocalDate date(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("has %s, a date no year has".formatted(written));
        }
    }

    private static MonthDay monthDay(String written) {
        try {
            return MonthDay.parse(written);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("has %s, a date no year has".formatted(written));
        }
    }

    private static IllegalArgumentException notADate(String written) {
        return new IllegalArgumentException(
                "is \"%s\", not a date; write 2026-12-24, 2026-12-24/2026-12-31, --12-25 (every year) or --12-24/--01-01"
                        .formatted(written));
    }
}
