package dev.baton.routing.rota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is on call, or nobody of a level is: a gap.
 *
 * @param layer empty for a gap, and for somebody who is on call besides
 * @param person null in a gap
 * @param planned whose turn it is by the layers, swaps and overrides; null where it is nobody's
 */
public record Shift(
        Instant from,
        Instant to,
        int level,
        String layer,
        @Nullable String person,
        @Nullable String planned,
        Because because) {

    /** Why it is this one, or why nobody. */
    public enum Because {
        TURN,
        SWAP,
        OVERRIDE,
        SUBSTITUTE,
        NOBODYS_TURN,
        AWAY,
        LEFT
    }

    public boolean isGap() {
        return person == null;
    }

    public Span span() {
        return new Span(from, to);
    }

    public Shift during(Instant begin, Instant end) {
        return new Shift(begin, end, level, layer, person, planned, because);
    }
}
