package dev.baton.sla.web;

import dev.baton.calendar.DayOff;
import dev.baton.calendar.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A year of a calendar as a person looks at it: the months, the days off and why, and what was otherwise the year before. */
record CalendarYear(int year, List<Month> months, List<Off> daysOff, List<String> gone, List<String> unverified) {

    record Month(String name, List<List<Day>> weeks) {}

    /** @param kind off, closed or worked; empty for a square before the first or after the last of the month */
    record Day(String number, String kind, @Nullable String why) {
        static final Day NONE = new Day("", "", null);
    }

    /** @param before what the year before had of that name: its date, or that it had none */
    record Off(String on, String why, boolean onWorkday, String before) {}

    static CalendarYear of(WorkingCalendar calendar, int year) {
        var off = calendar.daysOff(year);
        var before = byName(calendar.daysOff(year - 1));
        var names = off.stream().map(DayOff::why).collect(Collectors.toSet());
        return new CalendarYear(
                year,
                months(calendar, year, off),
                off.stream().map(day -> row(calendar, day, before)).toList(),
                before.entrySet().stream()
                        .filter(last -> !names.contains(last.getKey()))
                        .map(last -> "%s (%s)".formatted(last.getKey(), written(last.getValue())))
                        .toList(),
                calendar.unverified(year));
    }

    private static Off row(WorkingCalendar calendar, DayOff day, Map<String, LocalDate> before) {
        var last = before.get(day.why());
        var same = last != null && last.plusYears(1).equals(day.on());
        return new Off(
                written(day.on()),
                day.why(),
                calendar.isWorked(day.on().getDayOfWeek()),
                last == null ? "not off" : same ? "the same date" : written(last));
    }

    private static Map<String, LocalDate> byName(List<DayOff> days) {
        return days.stream().collect(Collectors.toMap(DayOff::why, DayOff::on, (first, again) -> first, TreeMap::new));
    }

    private static List<Month> months(WorkingCalendar calendar, int year, List<DayOff> off) {
        var why = off.stream().collect(Collectors.toMap(DayOff::on, DayOff::why));
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> month(calendar, YearMonth.of(year, month), why))
                .toList();
    }

    private static Month month(WorkingCalendar calendar, YearMonth month, Map<LocalDate, String> why) {
        var days = new ArrayList<Day>();
        IntStream.range(1, month.atDay(1).getDayOfWeek().getValue()).forEach(day -> days.add(Day.NONE));
        IntStream.rangeClosed(1, month.lengthOfMonth())
                .mapToObj(month::atDay)
                .forEach(day -> days.add(day(calendar, day, why.get(day))));
        while (days.size() % DayOfWeek.values().length > 0) {
            days.add(Day.NONE);
        }
        var weeks = IntStream.range(0, days.size() / 7)
                .mapToObj(week -> List.copyOf(days.subList(week * 7, week * 7 + 7)))
                .toList();
        return new Month(month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), weeks);
    }

    private static Day day(WorkingCalendar calendar, LocalDate day, @Nullable String why) {
        var kind = why != null ? "off" : calendar.isWorked(day.getDayOfWeek()) ? "worked" : "closed";
        return new Day(String.valueOf(day.getDayOfMonth()), kind, why);
    }

    private static String written(LocalDate day) {
        return "%s %d %s"
                .formatted(
                        day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                        day.getDayOfMonth(),
                        day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
    }
}
