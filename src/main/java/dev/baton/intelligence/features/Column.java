package dev.baton.intelligence.features;

import dev.baton.intelligence.log.Times;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column that risk is told by.
 *
 * @param changes whether it changes within cases
 * @param common values of categories that are frequent enough to learn from
 * @param times how its times are written
 */
record Column(
        int index,
        String name,
        ColumnKind kind,
        boolean changes,
        Set<String> common,
        @Nullable Times times) {

    /** Its value where it is frequent enough. */
    String category(String value) {
        return value.isEmpty() ? "unknown" : common.contains(value) ? value : "another";
    }
}
