package dev.baton.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The slow and obvious way: marks each minute in which we work and counts the marks. */
final class MinuteByMinute {

    private static final int BEFORE = 20 * 24 * 60;
    private static final int AFTER = 40 * 24 * 60;

    private final Timetable timetable;
    private final Instant first;
    private final BitSet open = new BitSet(BEFORE + AFTER);

    MinuteByMinute(Timetable timetable) {
        this.timetable = timetable;
        this.first = timetable.start().minus(Duration.ofMinutes(BEFORE));
        var date = first.atZone(timetable.zone()).toLocalDate().minusDays(3);
        for (int i = 0; i < (BEFORE + AFTER) / 1440 + 6; i++) {
            mark(date.plusDays(i));
        }
        timetable
                .pauses()
                .forEach(pause ->
                        open.clear(minute(pause.from()), pause.to() == null ? BEFORE + AFTER : minute(pause.to())));
    }

    Instant horizon() {
        return first.plus(Duration.ofMinutes(BEFORE + AFTER));
    }

    long elapsed(Instant from, Instant to) {
        return open.get(minute(from), minute(to)).cardinality();
    }

    /** Null where it lies beyond the minutes looked at. */
    @Nullable
    Instant due(int budget) {
        return budget < 0 ? backwards(-budget) : forwards(budget);
    }

    private @Nullable Instant forwards(int budget) {
        var at = BEFORE;
        for (int left = budget; left > 0; left--) {
            at = open.nextSetBit(at) + 1;
            if (at == 0) {
                return null;
            }
        }
        if (timetable.dueAtClosing() && open.get(at - 1)) {
            return instant(at);
        }
        var next = open.nextSetBit(at);
        return next < 0 ? null : instant(next);
    }

    private @Nullable Instant backwards(int budget) {
        var at = BEFORE;
        for (int left = budget; left > 0; left--) {
            at = open.previousSetBit(at - 1);
            if (at < 0) {
                return null;
            }
        }
        return instant(at);
    }

    private void mark(LocalDate date) {
        var exists = date.atStartOfDay(timetable.zone()).toLocalDate().equals(date);
        if (exists && !timetable.holidays().contains(date)) {
            var wall = wallClock(date);
            for (int from = wall.nextSetBit(0); from >= 0; from = wall.nextSetBit(wall.nextClearBit(from))) {
                var start = minute(instant(date, from));
                var end = minute(instant(date, wall.nextClearBit(from)));
                open.set(start, Math.max(start, end));
            }
        }
    }

    private BitSet wallClock(LocalDate date) {
        var minutes = new BitSet(24 * 60);
        for (var hours : timetable.week().getOrDefault(date.getDayOfWeek(), List.of())) {
            minutes.set(hours.from(), hours.to() < hours.from() ? 24 * 60 : hours.to());
        }
        for (var hours : timetable.week().getOrDefault(date.getDayOfWeek().minus(1), List.of())) {
            minutes.set(0, hours.to() < hours.from() ? hours.to() : 0);
        }
        return minutes;
    }

    private Instant instant(LocalDate date, int minute) {
        return ZonedDateTime.of(date.atStartOfDay().plusMinutes(minute), timetable.zone())
                .toInstant();
    }

    private Instant instant(int minute) {
        return first.plus(Duration.ofMinutes(minute));
    }

    private int minute(Instant instant) {
        var minute = Duration.between(first, instant).toMinutes();
        return (int) Math.max(0, Math.min(BEFORE + AFTER, minute));
    }
}
