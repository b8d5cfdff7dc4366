package dev.baton.calendar.walk;

import dev.baton.calendar.Pause;
import dev.baton.calendar.TimeLimits;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Pauses as a walk meets them: in order, and those that overlap as one. */
public final class Pauses {

    static final long OPEN = Long.MAX_VALUE;

    private static final int MOST_REASONS = 5;

    private final List<Pause> told;
    private final long[] from;
    private final long[] to;
    private int count;
    private long openFrom = OPEN;

    public Pauses(List<Pause> pauses) {
        told = pauses.size() < 2
                ? pauses
                : pauses.stream().sorted(Comparator.comparing(Pause::from)).toList();
        from = new long[told.size()];
        to = new long[told.size()];
        told.forEach(this::add);
    }

    int count() {
        return count;
    }

    long from(int pause) {
        return from[pause];
    }

    long to(int pause) {
        return to[pause];
    }

    /** The first pause that ends after the instant, or {@link #count}. */
    int firstEndingAfter(long instant) {
        var found = Arrays.binarySearch(to, 0, count, instant);
        return found < 0 ? -found - 1 : found + 1;
    }

    /** Whether a pause is on at the instant and never ends. */
    boolean neverEndsFrom(long instant) {
        return openFrom <= instant;
    }

    /** The reasons of the pauses that are on at some moment of the stretch, each once and not too many of them. */
    String why(long start, long end) {
        var reasons = told.stream()
                .filter(pause -> start(pause) < end && end(pause) > start)
                .map(Pause::why)
                .filter(why -> !why.isBlank())
                .distinct()
                .limit(MOST_REASONS + 1L)
                .toList();
        return reasons.size() > MOST_REASONS
                ? String.join("; ", reasons.subList(0, MOST_REASONS)) + " and more"
                : String.join("; ", reasons);
    }

    private void add(Pause pause) {
        var start = start(pause);
        var end = end(pause);
        openFrom = end == OPEN ? Math.min(openFrom, start) : openFrom;
        if (count > 0 && start < to[count - 1]) {
            to[count - 1] = Math.max(to[count - 1], end);
        } else if (start < end) {
            from[count] = start;
            to[count++] = end;
        }
    }

    private static long start(Pause pause) {
        return TimeLimits.millis(pause.from());
    }

    private static long end(Pause pause) {
        return pause.to() == null ? OPEN : TimeLimits.millis(pause.to());
    }
}
