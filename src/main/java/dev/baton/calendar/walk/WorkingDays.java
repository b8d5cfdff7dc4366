package dev.baton.calendar.walk;

import static java.time.ZoneOffset.UTC;

import dev.baton.calendar.Week;
import dev.baton.calendar.Window;
import dev.baton.calendar.holidays.Holidays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * The working stretches of one local date after another, as instants in milliseconds. Remembers the zone's offset until its
 * next shift and the year's holidays, so that a walk over ordinary days is plain arithmetic.
 */
public final class WorkingDays {

    private final int[][] opens = new int[7][];
    private final int[][] closes = new int[7][];
    private final Holidays holidays;
    private final ZoneRules zone;

    private final long[] from;
    private final long[] to;
    private int count;

    private long offset;
    private long steadyFrom = 1;
    private long steadyTo = 0;

    private @Nullable String[] year = {};
    private long yearStart;

    public WorkingDays(Week week, Holidays holidays, ZoneRules zone) {
        for (var day : DayOfWeek.values()) {
            opens[day.ordinal()] = week.on(day).stream().mapToInt(Window::from).toArray();
            closes[day.ordinal()] = week.on(day).stream().mapToInt(Window::to).toArray();
        }
        this.holidays = holidays;
        this.zone = zone;
        this.from = new long[3 * week.mostWindows()];
        this.to = new long[3 * week.mostWindows()];
    }

    /** More than this never lie on one date: its own, and what a shift moved there from its neighbours. */
    int most() {
        return from.length;
    }

    int count() {
        return count;
    }

    long from(int stretch) {
        return from[stretch];
    }

    long to(int stretch) {
        return to[stretch];
    }

    long dateOf(long instant) {
        return Math.floorDiv(instant + offsetAt(instant), (long) Window.DAY);
    }

    long startOf(long date) {
        return instant(date, 0);
    }

    @Nullable
    String holiday(long date) {
        if (date < yearStart || date >= yearStart + year.length) {
            var first = LocalDate.ofEpochDay(date).withDayOfYear(1);
            year = holidays.of(first.getYear());
            yearStart = first.toEpochDay();
        }
        return year[(int) (date - yearStart)];
    }

    void load(long date) {
        count = 0;
        if (!isSteady(date)) {
            loadShifted(date);
        } else if (holiday(date) == null) {
            var day = weekday(date);
            loadSteady(date, opens[day], closes[day]);
        }
    }

    private void loadSteady(long date, int[] opens, int[] closes) {
        var midnight = date * Window.DAY - offset;
        for (int i = 0; i < opens.length; i++) {
            from[i] = midnight + opens[i];
            to[i] = midnight + closes[i];
        }
        count = opens.length;
    }

    /**
     * A shift forward moves what is written inside the gap behind it, where it can lie on other windows, even on those of the
     * next date: what counts on a date is all that lies between its midnights, once.
     */
    private void loadShifted(long date) {
        for (long written = date - 1; written <= date + 1; written++) {
            if (holiday(written) == null && exists(written)) {
                var day = weekday(written);
                for (int i = 0; i < opens[day].length; i++) {
                    insert(instant(written, opens[day][i]), instant(written, closes[day][i]));
                }
            }
        }
        joinWithin(startOf(date), startOf(date + 1));
    }

    private void insert(long start, long end) {
        var at = count++;
        for (; at > 0 && from[at - 1] > start; at--) {
            from[at] = from[at - 1];
            to[at] = to[at - 1];
        }
        from[at] = start;
        to[at] = end;
    }

    private void joinWithin(long midnight, long nextMidnight) {
        var found = count;
        var free = midnight;
        count = 0;
        for (int i = 0; i < found; i++) {
            var start = Math.max(free, from[i]);
            var end = Math.min(nextMidnight, to[i]);
            if (start < end) {
                from[count] = start;
                to[count++] = end;
                free = end;
            }
        }
    }

    private boolean exists(long date) {
        var start = LocalDate.ofEpochDay(date).atStartOfDay();
        var shift = zone.getTransition(start);
        return shift == null || !shift.isGap() || shift.getDateTimeAfter().isBefore(start.plusDays(1));
    }

    /** Inside a gap the offset before it moves the time forward by the gap; of an ambiguous time it gives the first. */
    private long instant(long date, int time) {
        var local = LocalDateTime.ofEpochSecond(date * 86_400 + time / 1000, 0, UTC);
        return date * Window.DAY + time - zone.getOffset(local).getTotalSeconds() * 1000L;
    }

    private boolean isSteady(long date) {
        var midnight = date * Window.DAY;
        if (midnight - 2L * Window.DAY < steadyFrom || midnight + 3L * Window.DAY > steadyTo) {
            offset = offsetAt(midnight);
            steadyFrom = lastShift(midnight);
            steadyTo = nextShift(midnight);
        }
        return midnight - 2L * Window.DAY >= steadyFrom && midnight + 3L * Window.DAY <= steadyTo;
    }

    private long offsetAt(long instant) {
        return zone.getOffset(Instant.ofEpochMilli(instant)).getTotalSeconds() * 1000L;
    }

    private long lastShift(long instant) {
        var shift = zone.previousTransition(Instant.ofEpochMilli(instant + 1));
        return shift == null ? Long.MIN_VALUE : shift.getInstant().toEpochMilli();
    }

    private long nextShift(long instant) {
        var shift = zone.nextTransition(Instant.ofEpochMilli(instant));
        return shift == null ? Long.MAX_VALUE : shift.getInstant().toEpochMilli();
    }

    private static int weekday(long date) {
        return Math.floorMod(date + 3, 7);
    }
}
