package dev.baton.kpi.okrweb;

import dev.baton.kpi.Kpi;
import dev.baton.kpi.okrcourse.Figured;
import dev.baton.kpi.okrcourse.Progress;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A key result as its page shows it, in the language of whoever looks.
 *
 * @param link to its figure, with the same part of it
 * @param weeks what it was, week by week
 * @param picture null where there are fewer than two weeks
 */
record ShownResult(
        String name,
        @Nullable String part,
        String link,
        String baseline,
        String target,
        String value,
        @Nullable Integer ofHundred,
        @Nullable String forecast,
        boolean reached,
        @Nullable Boolean onCourse,
        List<Week> weeks,
        @Nullable Picture picture) {

    record Week(String begins, String value) {}

    static ShownResult of(Progress progress, Locale locale) {
        var kpi = progress.kpi();
        var result = progress.result();
        Kpi.Unit unit = kpi == null ? null : kpi.unit();
        return new ShownResult(
                kpi == null ? result.kpi() : kpi.name().in(locale),
                result.key(),
                "/numbers/" + result.kpi(),
                Figured.told(result.baseline(), unit, locale),
                Figured.told(result.target(), unit, locale),
                Figured.told(progress.value(), unit, locale),
                progress.ofHundred(),
                progress.forecast() == null ? null : Figured.told(progress.forecast(), unit, locale),
                progress.reached(),
                progress.onCourse(),
                progress.weeks().stream()
                        .map(week -> new Week(week.begins(), Figured.told(week.value(), unit, locale)))
                        .toList(),
                Picture.of(progress));
    }

    /**
     * The weeks as a line, and the target as another, in a box of 300 by 60.
     *
     * @param points of the line, as SVG writes them
     * @param target how far down the target lies
     */
    record Picture(String points, double target) {

        private static final double WIDE = 300;
        private static final double HIGH = 60;
        private static final double QUARTER = 13.2;
        private static final double EDGE = 4;

        static @Nullable Picture of(Progress progress) {
            if (progress.weeks().size() < 2) {
                return null;
            }
            var target = progress.result().target().doubleValue();
            var values = progress.weeks().stream()
                    .map(Progress.Week::value)
                    .mapToDouble(BigDecimal::doubleValue)
                    .summaryStatistics();
            var least = Math.min(values.getMin(), target);
            var range = Math.max(values.getMax(), target) - least;
            var points = new StringBuilder();
            for (var week : progress.weeks()) {
                points.append(String.format(
                        Locale.ROOT,
                        "%.1f,%.1f ",
                        week.at() / QUARTER * WIDE,
                        down(week.value().doubleValue(), least, range)));
            }
            return new Picture(points.toString().strip(), down(target, least, range));
        }

        private static double down(double value, double least, double range) {
            var share = range == 0 ? 0.5 : (value - least) / range;
            return Math.round((EDGE + (HIGH - 2 * EDGE) * (1 - share)) * 10) / 10.0;
        }
    }
}
