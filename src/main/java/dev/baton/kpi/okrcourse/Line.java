package dev.baton.kpi.okrcourse;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The straight line that is nearest to some points, by least squares. */
final class Line {

    static final int FEWEST = 2;

    private static final int PLACES = 4;

    private Line() {}

    /** Where it is at {@code at}; null where the points are too few for one, or all stand at the same place. */
    static @Nullable BigDecimal through(List<Progress.Week> points, double at) {
        if (points.size() < FEWEST) {
            return null;
        }
        double places = points.stream().mapToDouble(Progress.Week::at).average().orElseThrow();
        double values = points.stream()
                .mapToDouble(point -> point.value().doubleValue())
                .average()
                .orElseThrow();
        double over = 0;
        double under = 0;
        for (var point : points) {
            over += (point.at() - places) * (point.value().doubleValue() - values);
            under += (point.at() - places) * (point.at() - places);
        }
        return under == 0
                ? null
                : new BigDecimal(values + over / under * (at - places), MathContext.DECIMAL64)
                        .setScale(PLACES, RoundingMode.HALF_UP);
    }
}
