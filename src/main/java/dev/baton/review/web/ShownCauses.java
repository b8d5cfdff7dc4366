package dev.baton.review.web;

import dev.baton.review.trends.Cause;
import dev.baton.review.trends.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One table of a review of a period.
 *
 * @param most of all counts in it, for bars
 */
record ShownCauses(Cause.Dimension dimension, List<Row> rows, long most) {

    /** @param value as a form sends it */
    record Row(Cause cause, Cause.Course course, String value) {

        /** Of a hundred that it would be chance, for people. */
        public String chance() {
            var share = cause.chance() * 100;
            return share < 0.1 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", share);
        }
    }

    static List<ShownCauses> of(List<Cause> causes, Period period) {
        return Arrays.stream(Cause.Dimension.values())
                .map(dimension -> of(dimension, causes, period))
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    private static ShownCauses of(Cause.Dimension dimension, List<Cause> causes, Period period) {
        var rows = causes.stream()
                .filter(cause -> cause.dimension() == dimension)
                .map(cause -> new Row(cause, cause.course(period.lengths()), dimension + ":" + cause.key()))
                .toList();
        return new ShownCauses(
                dimension,
                rows,
                rows.stream()
                        .mapToLong(
                                row -> Math.max(row.cause().cases(), row.cause().before()))
                        .max()
                        .orElse(0));
    }
}
