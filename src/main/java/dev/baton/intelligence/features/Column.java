package dev.baton.intelligence.features;

import dev.baton.intelligence.log.Times;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column that risk is told by.
 *
 * @param changing the share of cases within which it changes
 * @param common values of categories that are frequent enough to learn from
 * @param times how its times are written
 */
record Column(
        int index,
        String name,
        ColumnKind kind,
        double changing,
        Set<String> common,
        @Nullable Times times) {

    private static final double COURSE = 0.005;
    private static final double CORRECTED = 0.05;

    /** Whether it changes within cases. */
    boolean changes() {
        return changing > COURSE;
    }

    /** It hardly ever changes within a case; a correction here and there is no course. */
    boolean isFixed() {
        return changing < CORRECTED;
    }

    /** Its value where it is frequent enough. */
    String category(String value) {
        return value.isEmpty() ? "unknown" : common.contains(value) ? value : "another";
    }
}
