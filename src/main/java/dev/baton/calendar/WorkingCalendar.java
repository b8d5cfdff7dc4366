package dev.baton.calendar;

import dev.baton.calendar.holidays.Holidays;
import dev.baton.calendar.walk.DaylightSavingTransitions;
import dev.baton.calendar.walk.Pauses;
import dev.baton.calendar.walk.WalkExplanation;
import dev.baton.calendar.walk.WalkListener;
import dev.baton.calendar.walk.Walker;
import dev.baton.calendar.walk.WorkingDays;
import dev.baton.calendar.walk.WorkingIntervals;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When we work: hours of the week on the wall clock of a zone, less the holidays. Immutable; calendars that say the same are
 * equal.
 *
 * <p>Instants and spans are cut to milliseconds. Instants outside the years 1800 to 2300, spans of more than 100 years and
 * deadlines that would lie beyond fail with {@link BeyondTimeLimits}.
 */
public final class WorkingCalendar {

    /** Every hour of every day, {@code 24x7}. */
    public static final WorkingCalendar ALWAYS =
            new WorkingCalendar("24x7", ZoneOffset.UTC, Week.ALWAYS, Holidays.NONE, true);

    private final String name;
    private final ZoneId zone;
    private final Week week;
    private final Holidays holidays;
    private final boolean dueAtClosing;

    public WorkingCalendar(String name, ZoneId zone, Week week, Holidays holidays, boolean dueAtClosing) {
        this.name = name;
        this.zone = zone;
        this.week = week;
        this.holidays = holidays;
        this.dueAtClosing = dueAtClosing;
    }

    public String name() {
        return name;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The same hours and holidays on the clock on the wall somewhere else. */
    public WorkingCalendar in(ZoneId elsewhere) {
        return new WorkingCalendar(name, elsewhere, week, holidays, dueAtClosing);
    }

    /** The holidays of a year in their order, also those on a weekday that is not worked. */
    public List<DayOff> daysOff(int year) {
        var names = holidays.of(year);
        return IntStream.range(0, names.length)
                .filter(day -> names[day] != null)
                .mapToObj(day -> new DayOff(LocalDate.ofYearDay(year, day + 1), names[day]))
                .toList();
    }

    /** Whether the weekday is worked, holidays left aside. */
    public boolean isWorked(DayOfWeek day) {
        return !week.on(day).isEmpty();
    }

    /** The countries and regions whose days off in that year nobody has compared with an official list. */
    public List<String> unverified(int year) {
        return holidays.unverified(year);
    }

    /**
     * The first instant at which the budget of counted time has gone by since the start; null while an open pause keeps it
     * from ever being reached. A negative budget leads backwards.
     */
    public @Nullable Instant due(Instant start, Duration budget, List<Pause> pauses) {
        return instant(due(walker(days(), new Pauses(pauses), WalkListener.NONE), start, budget));
    }

    /** The time that counts from start to end; none if the end lies before the start. */
    public Duration elapsed(Instant start, Instant end, List<Pause> pauses) {
        return elapsed(walker(days(), new Pauses(pauses), WalkListener.NONE), start, end);
    }

    /** The walk that gives {@link #due}, narrated. */
    public Walk walkDue(Instant start, Duration budget, List<Pause> pauses) {
        var days = days();
        var inOrder = new Pauses(pauses);
        var explanation = new WalkExplanation(days, inOrder, new DaylightSavingTransitions(zone.getRules(), week));
        var walker = walker(days, inOrder, explanation);
        var end = due(walker, start, budget);
        var from = TimeLimits.millis(start);
        return new Walk(
                instant(end),
                Duration.ofMillis(walker.counted()),
                explanation.steps(Math.min(from, end), Math.max(from, end)),
                explanation.isWhole());
    }

    /** The walk that gives {@link #elapsed}, narrated; it has no steps if the end lies before the start. */
    public Walk walkElapsed(Instant start, Instant end, List<Pause> pauses) {
        var days = days();
        var inOrder = new Pauses(pauses);
        var explanation = new WalkExplanation(days, inOrder, new DaylightSavingTransitions(zone.getRules(), week));
        var counted = elapsed(walker(days, inOrder, explanation), start, end);
        return new Walk(
                instant(TimeLimits.millis(end)),
                counted,
                explanation.steps(TimeLimits.millis(start), TimeLimits.millis(end)),
                explanation.isWhole());
    }

    private long due(Walker walker, Instant start, Duration budget) {
        var from = TimeLimits.millis(start);
        var span = TimeLimits.millis(budget);
        return span < 0 ? walker.backwards(from, -span) : walker.forwards(from, span, dueAtClosing);
    }

    private static Duration elapsed(Walker walker, Instant start, Instant end) {
        var from = TimeLimits.millis(start);
        var to = TimeLimits.millis(end);
        if (to - from > TimeLimits.millis(TimeLimits.LONGEST)) {
            throw new BeyondTimeLimits("From %s to %s is longer than 100 years.".formatted(start, end));
        }
        if (from < to) {
            walker.between(from, to);
        }
        return Duration.ofMillis(walker.counted());
    }

    private WorkingDays days() {
        return new WorkingDays(week, holidays, zone.getRules());
    }

    private Walker walker(WorkingDays days, Pauses pauses, WalkListener listener) {
        return new Walker(days, new WorkingIntervals(days, pauses), pauses, listener);
    }

    private static @Nullable Instant instant(long millis) {
        return millis == Walker.NEVER ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkingCalendar calendar
                && name.equals(calendar.name)
                && zone.equals(calendar.zone)
                && week.equals(calendar.week)
                && holidays.equals(calendar.holidays)
                && dueAtClosing == calendar.dueAtClosing;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, zone, week, holidays, dueAtClosing);
    }

    @Override
    public String toString() {
        return name;
    }
}
