package dev.baton.calendar.walk;

import dev.baton.calendar.BeyondTimeLimits;
import dev.baton.calendar.TimeLimits;

/** Goes along the working stretches from an instant until a budget is used up or another instant is reached. */
public final class Walker {

    public static final long NEVER = Long.MAX_VALUE;

    private final WorkingDays days;
    private final WorkingIntervals stretches;
    private final Pauses pauses;
    private final WalkListener listener;
    private long counted;

    public Walker(WorkingDays days, WorkingIntervals stretches, Pauses pauses, WalkListener listener) {
        this.days = days;
        this.stretches = stretches;
        this.pauses = pauses;
        this.listener = listener;
    }

    /** What counted on the way, in milliseconds. */
    public long counted() {
        return counted;
    }

    /**
     * Where the budget is used up, or {@link #NEVER}.
     *
     * @param atClosing whether a budget that ends exactly at closing time ends there or at the next opening
     * @throws BeyondTimeLimits if not within the years Baton reckons with
     */
    public long forwards(long start, long budget, boolean atClosing) {
        var last = days.dateOf(TimeLimits.LAST);
        for (var date = days.dateOf(start) - 1; date < last; date++) {
            stretches.load(date);
            for (int i = 0; i < stretches.count(); i++) {
                var from = Math.max(start, stretches.from(i));
                var length = stretches.to(i) - from;
                var left = budget - counted;
                if (stretches.isCounted(i) && length >= 0 && (left < length || left == length && atClosing)) {
                    pass(from, from + left, true);
                    return from + left;
                }
                if (length > 0 && pauses.neverEndsFrom(from)) {
                    listener.pass(from, Pauses.OPEN, false);
                    return NEVER;
                }
                pass(from, stretches.to(i), stretches.isCounted(i));
            }
        }
        throw new BeyondTimeLimits(
                "The budget is not used up before the year 2301, so little is there of working time.");
    }

    /** Where the budget is used up backwards; exactly at an opening is that opening. */
    public long backwards(long start, long budget) {
        var first = days.dateOf(TimeLimits.FIRST);
        for (var date = days.dateOf(start) + 1; date > first; date--) {
            stretches.load(date);
            for (int i = stretches.count() - 1; i >= 0; i--) {
                var to = Math.min(start, stretches.to(i));
                var left = budget - counted;
                if (stretches.isCounted(i) && left <= to - stretches.from(i)) {
                    pass(to - left, to, true);
                    return to - left;
                }
                pass(stretches.from(i), to, stretches.isCounted(i));
            }
        }
        throw new BeyondTimeLimits(
                "The budget is not used up after the year 1799, so little is there of working time.");
    }

    /** Passes all there is from an instant to a later one. */
    public void between(long start, long end) {
        var last = days.dateOf(end) + 1;
        for (var date = days.dateOf(start) - 1; date <= last; date++) {
            stretches.load(date);
            for (int i = 0; i < stretches.count(); i++) {
                pass(Math.max(start, stretches.from(i)), Math.min(end, stretches.to(i)), stretches.isCounted(i));
            }
        }
    }

    private void pass(long from, long to, boolean counts) {
        if (from < to) {
            counted += counts ? to - from : 0;
            listener.pass(from, to, counts);
        }
    }
}
