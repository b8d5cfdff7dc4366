package dev.baton.kpi.numbers;

import dev.baton.kpi.Figure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A course as the path of an SVG, 100 wide and 24 high. Where there was nothing to count the line has a gap. */
final class Sparkline {

    private static final double WIDTH = 100;
    private static final double HEIGHT = 20;
    private static final double MARGIN = 2;

    private Sparkline() {}

    /** Empty where fewer than two points have a value. */
    static String path(List<Figure.Point> points) {
        var values = points.stream()
                .map(Figure.Point::value)
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .summaryStatistics();
        if (values.getCount() < 2) {
            return "";
        }
        var range = values.getMax() - values.getMin();
        var path = new StringBuilder();
        var drawing = false;
        for (var at = 0; at < points.size(); at++) {
            var value = points.get(at).value();
            if (value != null) {
                var x = WIDTH * at / (points.size() - 1);
                var share = range == 0 ? 0.5 : (value.doubleValue() - values.getMin()) / range;
                path.append(String.format(
                        Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x, MARGIN + HEIGHT * (1 - share)));
            }
            drawing = value != null;
        }
        return path.toString();
    }
}
