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
        this.from = new long[week.mostWindows()];
        this.to = new long[week.mostWindows()];
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
        if (holiday(date) != null) {
            return;
        }
        var day = weekday(date);
        if (isSteady(date)) {
            loadSteady(date, opens[day], closes[day]);
        } else if (exists(date)) {
            loadShifted(date, opens[day], closes[day]);
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

    private void loadShifted(long date, int[] opens, int[] closes) {
        var free = endOfWorkOn(date - 1);
        for (int i = 0; i < opens.length; i++) {
            var start = Math.max(free, instant(date, opens[i]));
            var end = instant(date, closes[i]);
            if (start < end) {
                from[count] = start;
                to[count++] = end;
                free = end;
            }
        }
    }

    /** A shift forward can push the end of a window past the start of the next one, even on the next date. */
    private long endOfWorkOn(long date) {
        var end = Long.MIN_VALUE;
        if (holiday(date) == null && exists(date)) {
            for (var close : closes[weekday(date)]) {
                end = Math.max(end, instant(date, close));
            }
        }
        return end;
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
