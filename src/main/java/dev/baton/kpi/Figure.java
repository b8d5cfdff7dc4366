package dev.baton.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value, and what it is made of.
 *
 * @param value null where there is nothing to make it of
 * @param numerator null where {@code value} is null
 * @param denominator how many there are of which it is known
 * @param unknown how many there are of which it is not: they count in neither
 * @param median of a mean, else null; within 2 %
 * @param p90 likewise: nine of ten are not above it
 * @param hidden whether there is a value that is not told, because it is of too few
 * @param points in the order of time, or of the denominators, the largest first
 */
public record Figure(
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        BigDecimal denominator,
        long unknown,
        @Nullable BigDecimal median,
        @Nullable BigDecimal p90,
        boolean hidden,
        List<Point> points) {

    /** There is nothing to make a value of. */
    public static final Figure NOTHING = new Figure(null, null, BigDecimal.ZERO, 0, null, null, false, List.of());

    /** The same with other points. */
    public Figure with(List<Point> others) {
        return new Figure(value, numerator, denominator, unknown, median, p90, hidden, others);
    }

    /** Its value is not told. */
    Figure hide() {
        return new Figure(null, null, BigDecimal.ZERO, 0, null, null, true, points);
    }

    /**
     * @param key the id of what is told apart, or the local date or hour the period begins with
     * @param label as people know it
     * @param from null where it is no period of time
     * @param hidden whether there is a value that is not told, because it is of too few
     */
    public record Point(
            String key,
            String label,
            @Nullable Instant from,
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            BigDecimal denominator,
            @Nullable BigDecimal median,
            @Nullable BigDecimal p90,
            boolean hidden) {}
}
