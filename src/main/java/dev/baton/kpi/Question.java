package dev.baton.kpi;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which part of what happened a figure is asked of.
 *
 * @param from inclusive
 * @param to exclusive
 * @param zone in which periods are cut
 * @param by what the period is cut into; null for one value, or where it is told apart by {@code each}
 * @param each what is told apart; null for all together
 * @param only those alone of which this holds
 */
public record Question(
        Instant from,
        Instant to,
        ZoneId zone,
        @Nullable Span by,
        @Nullable Dimension each,
        Map<Dimension, String> only) {

    public static Question of(Instant from, Instant to, ZoneId zone) {
        return new Question(from, to, zone, null, null, Map.of());
    }

    public Question by(Span span) {
        return new Question(from, to, zone, span, null, only);
    }

    public Question each(Dimension dimension) {
        return new Question(from, to, zone, null, dimension, only);
    }
}
