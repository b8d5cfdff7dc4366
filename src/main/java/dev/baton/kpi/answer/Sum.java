package dev.baton.kpi.answer;

import dev.baton.kpi.Kpi;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of a figure add up to.
 *
 * @param key of the period or of what is told apart
 * @param known of how many the figure is known @param facts how many there are
 * @param total of the known ones
 */
record Sum(
        String key,
        long known,
        long facts,
        long total,
        @Nullable Double median,
        @Nullable Double p90) {

    private static final int DIGITS = 4;

    static Sum none(String key) {
        return new Sum(key, 0, 0, 0, null, null);
    }

    @Nullable
    BigDecimal value(Kpi.Aggregate aggregate) {
        return switch (aggregate) {
            case COUNT -> BigDecimal.valueOf(known);
            case SHARE -> known == 0 ? null : divided(BigDecimal.valueOf(total).movePointRight(2), known);
            default -> known == 0 ? null : divided(BigDecimal.valueOf(total), known);
        };
    }

    @Nullable
    BigDecimal numerator(Kpi.Aggregate aggregate) {
        return aggregate == Kpi.Aggregate.COUNT
                ? BigDecimal.valueOf(known)
                : known == 0 ? null : BigDecimal.valueOf(total);
    }

    static BigDecimal divided(BigDecimal numerator, long denominator) {
        return divided(numerator, BigDecimal.valueOf(denominator));
    }

    static BigDecimal divided(BigDecimal numerator, BigDecimal denominator) {
        return numerator.divide(denominator, DIGITS, RoundingMode.HALF_UP);
    }

    static @Nullable BigDecimal rounded(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
