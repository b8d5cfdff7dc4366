package dev.baton.calendar.file;

import dev.baton.calendar.Week;
import dev.baton.calendar.Window;
import dev.baton.calendar.WorkingCalendar;
import dev.baton.calendar.file.Written.Fields;
import dev.baton.calendar.file.Written.Text;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one calendar as it is written, and reports all that is wrong with it. */
public final class CalendarReader {

    public static final String EVERY_HOUR = "24x7";

    private static final List<String> KEYS = List.of("zone", "hours", "holidays", "dueAtClosing");
    private static final List<String> DAYS =
            Arrays.stream(DayOfWeek.values()).map(CalendarReader::code).toList();
    private static final String ZONE = "write a time zone such as Europe/Berlin, America/New_York or UTC";
    private static final String HOURS =
            "write the windows of each working day, such as MON: [\"09:00-17:00\"], or 24x7";
    private static final String WINDOWS = "write windows such as [\"09:00-12:00\", \"13:00-17:00\"]";

    private final Findings findings;
    private final boolean overlapIsASlip;

    /** @param overlapIsASlip whether windows that lie on each other are reported or count once */
    public CalendarReader(Findings findings, boolean overlapIsASlip) {
        this.findings = findings;
        this.overlapIsASlip = overlapIsASlip;
    }

    /** Empty if something is wrong with it. */
    public Optional<WorkingCalendar> read(String name, Written written) {
        var before = findings.count();
        return findings.fields(written, KEYS)
                .flatMap(fields -> read(name, fields))
                .filter(calendar -> findings.count() == before);
    }

    private Optional<WorkingCalendar> read(String name, Fields fields) {
        var zone = findings.required(fields, "zone", ZONE)
                .flatMap(written -> findings.parsed(written, ZONE, CalendarReader::zone));
        var week = findings.required(fields, "hours", HOURS).flatMap(this::week);
        var holidays = new HolidayReader(findings).read(fields.values().get("holidays"));
        var dueAtClosing = dueAtClosing(fields.values().get("dueAtClosing"));
        if (zone.isEmpty() || week.isEmpty()) {
            return Optional.empty();
        }
        if (!holidays.leaveOpen(week.get())) {
            findings.add(
                    fields.values().getOrDefault("holidays", fields),
                    "leave no working day open in any year; take some of them out");
        }
        return Optional.of(new WorkingCalendar(name, zone.get(), week.get(), holidays, dueAtClosing));
    }

    private static ZoneId zone(String written) {
        try {
            return ZoneId.of(written.trim());
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("is \"%s\", not a known time zone; %s".formatted(written, ZONE));
        }
    }

    private Optional<Week> week(Written written) {
        if (written instanceof Text text && text.value().equals(EVERY_HOUR)) {
            return Optional.of(Week.ALWAYS);
        }
        if (!(written instanceof Fields days)) {
            findings.add(written, "has no days; " + HOURS);
            return Optional.empty();
        }
        var before = findings.count();
        var windows = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        days.values().forEach((day, value) -> readDay(day, value, windows));
        if (overlapIsASlip) {
            Week.overlap(windows).ifPresent(overlap -> reportOverlap(days, overlap));
        }
        var week = Week.of(windows);
        if (week.isEmpty() && findings.count() == before) {
            findings.add(written, "has no working time at all; " + HOURS);
        }
        return week.isEmpty() ? Optional.empty() : Optional.of(week);
    }

    private void readDay(String day, Written written, Map<DayOfWeek, List<Window>> windows) {
        var index = DAYS.indexOf(day.toUpperCase(Locale.ROOT));
        if (index < 0) {
            findings.add(written, "is not a day; days are " + String.join(", ", DAYS));
            return;
        }
        var read = findings.items(written, WINDOWS)
                .flatMap(item -> findings.parsed(item, WINDOWS, Window::parse).stream())
                .toList();
        if (windows.putIfAbsent(DayOfWeek.of(index + 1), read) != null) {
            findings.add(written, "is there twice; write all windows of a day into one list");
        }
    }

    private void reportOverlap(Fields days, Map.Entry<DayOfWeek, String> overlap) {
        var day = code(overlap.getKey());
        var at = days.values().getOrDefault(day, days);
        findings.add(at, "overlap on %s: %s; join them or move one".formatted(day, overlap.getValue()));
    }

    private boolean dueAtClosing(@Nullable Written written) {
        if (written == null) {
            return true;
        }
        return findings.parsed(written, "write true or false", CalendarReader::yesOrNo)
                .orElse(true);
    }

    private static boolean yesOrNo(String written) {
        return switch (written) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is \"%s\"; write true or false".formatted(written));
        };
    }

    private static String code(DayOfWeek day) {
        return day.name().substring(0, 3);
    }
}
