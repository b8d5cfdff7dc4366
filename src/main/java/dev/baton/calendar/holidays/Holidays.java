package dev.baton.calendar.holidays;

import dev.baton.calendar.Week;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The days off of a calendar. Each year is worked out once, when a walk first comes there. */
public final class Holidays {

    public static final Holidays NONE = new Holidays(List.of(), List.of());

    private static final int FIRST_YEAR = 1799;
    private static final int LAST_YEAR = 2301;

    private final List<HolidayRule> rules;
    private final List<HolidayRule> exceptions;
    private final AtomicReferenceArray<String[]> years = new AtomicReferenceArray<>(LAST_YEAR - FIRST_YEAR + 1);

    /** @param rules a later one names a day before an earlier one */
    public Holidays(List<HolidayRule> rules, List<HolidayRule> exceptions) {
        this.rules = List.copyOf(rules);
        this.exceptions = List.copyOf(exceptions);
    }

    /** The name of each day of the year, null for a day that is no holiday. Not to be changed. */
    @Nullable
    public String[] of(int year) {
        var known = years.get(year - FIRST_YEAR);
        if (known == null) {
            known = workOut(year);
            years.set(year - FIRST_YEAR, known);
        }
        return known;
    }

    /** Whether there is a working day left, in 1900 to 2100. */
    public boolean leaveOpen(Week week) {
        return IntStream.concat(IntStream.rangeClosed(2000, 2100), IntStream.range(1900, 2000))
                .anyMatch(year -> leaveOpen(week, year));
    }

    private boolean leaveOpen(Week week, int year) {
        var names = of(year);
        var first = LocalDate.ofYearDay(year, 1).getDayOfWeek();
        return IntStream.range(0, names.length)
                .anyMatch(day -> names[day] == null && !week.on(first.plus(day)).isEmpty());
    }

    /** The countries whose days off in that year nobody has compared with an official list. */
    public List<String> unverified(int year) {
        return rules.stream()
                .filter(PublicHolidays.class::isInstance)
                .map(rule -> ((PublicHolidays) rule).place())
                .filter(place -> !OfficialHolidays.isVerified(place, year))
                .toList();
    }

    private String[] workOut(int year) {
        var names = new String[Year.of(year).length()];
        rules.forEach(rule -> rule.mark(year, names));
        var worked = new String[names.length];
        exceptions.forEach(rule -> rule.mark(year, worked));
        for (int i = 0; i < names.length; i++) {
            names[i] = worked[i] == null ? names[i] : null;
        }
        return names;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Holidays holidays
                && rules.equals(holidays.rules)
                && exceptions.equals(holidays.exceptions);
    }

    @Override
    public int hashCode() {
        return 31 * rules.hashCode() + exceptions.hashCode();
    }
}
