package dev.baton.kpi.numbers;

import dev.baton.kpi.judging.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * A figure in one look.
 *
 * @param value as people write it; null where there is nothing to make it of, or it is not told
 * @param state {@code told}, {@code empty}, {@code hidden} where it is of too few, {@code failed} where it could not be counted
 * @param difference to the period before; null where there is nothing to compare
 * @param direction {@code better}, {@code worse} or {@code same}
 * @param median null where there is none, as {@code p90}
 * @param spark path of its course, or empty
 * @param judgement over the last 30 days; null where it is not judged, or something else is asked for than everything
 */
public record Tile(
        String id,
        String theme,
        String name,
        @Nullable String value,
        String state,
        @Nullable String before,
        @Nullable String difference,
        String direction,
        @Nullable String median,
        @Nullable String p90,
        String spark,
        @Nullable Judgement judgement) {}
