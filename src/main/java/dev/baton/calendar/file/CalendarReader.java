package dev.baton.calendar.file;

import dev.baton.calendar.Week;
import dev.baton.calendar.Window;
import dev.baton.calendar.WorkingCalendar;
import dev.baton.calendar.file.SourceNode.Fields;
import dev.baton.calendar.file.SourceNode.Items;
import dev.baton.calendar.file.SourceNode.Text;
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

    private static final int MOST_WINDOWS = 48;

    private final CalendarProblems problems;
    private final boolean overlapIsASlip;

    /** @param overlapIsASlip whether windows that lie on each other are reported or count once */
    public CalendarReader(CalendarProblems problems, boolean overlapIsASlip) {
        this.problems = problems;
        this.overlapIsASlip = overlapIsASlip;
    }

    /** Empty if something is wrong with it. */
    public Optional<WorkingCalendar> read(String name, SourceNode written) {
        var before = problems.count();
        return problems.fields(written, KEYS)
                .flatMap(fields -> read(name, fields))
                .filter(calendar -> problems.count() == before);
    }

    private Optional<WorkingCalendar> read(String name, Fields fields) {
        var zone = problems.required(fields, "zone", ZONE)
                .flatMap(written -> problems.parsed(written, ZONE, CalendarReader::zone));
        var week = problems.required(fields, "hours", HOURS).flatMap(this::week);
        var holidays = new HolidayReader(problems).read(fields.values().get("holidays"));
        var dueAtClosing = dueAtClosing(fields.values().get("dueAtClosing"));
        if (zone.isEmpty() || week.isEmpty()) {
            return Optional.empty();
        }
        if (!holidays.leaveOpen(week.get())) {
            problems.add(
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

    private Optional<Week> week(SourceNode written) {
        if (written instanceof Text text && text.value().equals(EVERY_HOUR)) {
            return Optional.of(Week.ALWAYS);
        }
        if (!(written instanceof Fields days)) {
            problems.add(written, "has no days; " + HOURS);
            return Optional.empty();
        }
        var before = problems.count();
        var windows = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        days.values().forEach((day, value) -> readDay(day, value, windows));
        if (overlapIsASlip) {
            Week.overlap(windows).ifPresent(overlap -> reportOverlap(days, overlap));
        }
        var week = Week.of(windows);
        if (week.isEmpty() && problems.count() == before) {
            problems.add(written, "has no working time at all; " + HOURS);
        }
        return week.isEmpty() ? Optional.empty() : Optional.of(week);
    }

    private void readDay(String day, SourceNode written, Map<DayOfWeek, List<Window>> windows) {
        var index = DAYS.indexOf(day.toUpperCase(Locale.ROOT));
        if (index < 0) {
            problems.add(written, "is not a day; days are " + String.join(", ", DAYS));
            return;
        }
        if (written instanceof Items items && items.values().size() > MOST_WINDOWS) {
            problems.add(written, "are more than %d windows a day; join those that lie close".formatted(MOST_WINDOWS));
            return;
        }
        var read = problems.items(written, WINDOWS)
                .flatMap(item -> problems.parsed(item, WINDOWS, Window::parse).stream())
                .toList();
        if (windows.putIfAbsent(DayOfWeek.of(index + 1), read) != null) {
            problems.add(written, "is there twice; write all windows of a day into one list");
        }
    }

    private void reportOverlap(Fields days, Map.Entry<DayOfWeek, String> overlap) {
        var day = code(overlap.getKey());
        var at = days.values().getOrDefault(day, days);
        problems.add(at, "overlap on %s: %s; join them or move one".formatted(day, overlap.getValue()));
    }

    private boolean dueAtClosing(@Nullable SourceNode written) {
        if (written == null) {
            return true;
        }
        return problems.parsed(written, "write true or false", CalendarReader::yesOrNo)
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
