package dev.baton.intelligence.evaluation;

import dev.baton.intelligence.features.Columns;
import dev.baton.intelligence.features.Ignored;
import dev.baton.intelligence.learning.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well risk would have been told.
 *
 * @param outcome what was to be told, with its percentile in hours and minutes
 * @param cases of the history
 * @param train cases that were learnt from
 * @param decidedLater those of them of which it was not known yet what would become when the first later one began
 * @param test later cases
 * @param positives of the later cases
 * @param reasons what counts most after the first of the prefixes
 */
public record Evaluation(
        String outcome,
        int cases,
        int train,
        int decidedLater,
        int test,
        int positives,
        List<Prefix> prefixes,
        List<Columns.Use> used,
        List<Ignored> ignored,
        List<Reason> reasons,
        List<String> warnings) {

    /**
     * After so many events.
     *
     * @param n later cases that had so many, and whose outcome was not known by then
     * @param baseRate the share of these in which it came true
     * @param recallAt20 the share of those that came true among the riskiest fifth
     * @param precisionAt50 the share of the fifty riskiest that came true
     */
    public record Prefix(
            int events,
            int n,
            int positives,
            @Nullable Double baseRate,
            @Nullable Double auc,
            @Nullable Double averagePrecision,
            @Nullable Double brier,
            @Nullable Double ece,
            @Nullable Double recallAt20,
            @Nullable Double precisionAt50) {}
}
