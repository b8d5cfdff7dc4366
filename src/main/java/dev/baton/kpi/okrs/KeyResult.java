package dev.baton.kpi.okrs;

import dev.baton.kpi.Dimension;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What shows that an objective is reached: a figure that goes from one value to another.
 *
 * @param position from 1 to 3
 * @param kpi the id of a figure
 * @param dimension what of it counts, such as the tier; null for all of it
 * @param key of that, such as vip
 * @param baseline in the unit of the figure, as is {@code target}; where both are the same it is to be kept
 */
public record KeyResult(
        int position,
        String kpi,
        @Nullable Dimension dimension,
        @Nullable String key,
        BigDecimal baseline,
        BigDecimal target) {}
