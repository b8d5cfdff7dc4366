package dev.baton.kpi.okrcourse;

import dev.baton.kpi.Kpi;
import dev.baton.kpi.okrs.KeyResult;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a key result is.
 *
 * @param kpi null where no figure is called so any more
 * @param value of the quarter until now; null where there is nothing to make it of
 * @param ofHundred of the way from the baseline to the target, from 0 to 100; null where there is no value
 * @param forecast where a straight line through its weeks is at the end of the quarter; null while it is too early to say
 * @param reached whether the value is at the target, or beyond it
 * @param onCourse whether the forecast is; null where there is none
 * @param weeks what the figure was in each week of the quarter, the first first; those with nothing to make it of are left out
 */
public record Progress(
        KeyResult result,
        @Nullable Kpi kpi,
        @Nullable BigDecimal value,
        @Nullable Integer ofHundred,
        @Nullable BigDecimal forecast,
        boolean reached,
        @Nullable Boolean onCourse,
        List<Week> weeks) {

    /** @param at how many weeks after the first day of the quarter it ended, or is now */
    public record Week(String begins, double at, BigDecimal value) {}
}
