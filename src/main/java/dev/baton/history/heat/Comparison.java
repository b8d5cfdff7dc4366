package dev.baton.history.heat;

import dev.baton.history.tables.Passes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two heat maps side by side: what an element has in the one and in the other. */
final class Comparison {

    private Comparison() {}

    /**
     * @param before passes for each instance in the one, null where it was not entered
     * @param after in the other
     */
    record Row(
            String element,
            String name,
            @Nullable Double before,
            @Nullable Double after,
            @Nullable Duration waitedBefore,
            @Nullable Duration waitedAfter,
            @Nullable Duration workedBefore,
            @Nullable Duration workedAfter) {

        public String passes(@Nullable Double rate) {
            return rate == null ? "–" : String.format(Locale.ROOT, "%.2f", rate);
        }

        public String passesChange() {
            return before == null || after == null ? "–" : String.format(Locale.ROOT, "%+.2f", after - before);
        }

        public String change(@Nullable Duration from, @Nullable Duration to) {
            if (from == null || to == null) {
                return "–";
            }
            var change = to.minus(from);
            return (change.isNegative() ? "−" : "+") + dev.baton.history.TimeSpan.told(change.abs());
        }
    }

    static List<Row> of(HeatMap one, HeatMap other) {
        var elements = new LinkedHashMap<String, String>();
        other.elements().forEach(element -> elements.put(element.element(), element.name()));
        one.elements().forEach(element -> elements.putIfAbsent(element.element(), element.name()));
        var before = byElement(one);
        var after = byElement(other);
        var rows = new ArrayList<Row>();
        elements.forEach((id, name) -> rows.add(row(id, name, one, before.get(id), other, after.get(id))));
        return rows;
    }

    private static Row row(
            String id, String name, HeatMap one, @Nullable Passes before, HeatMap other, @Nullable Passes after) {
        return new Row(
                id,
                name,
                rate(before, one),
                rate(after, other),
                before == null ? null : before.waited().median(),
                after == null ? null : after.waited().median(),
                before == null ? null : before.worked().median(),
                after == null ? null : after.worked().median());
    }

    private static @Nullable Double rate(@Nullable Passes passes, HeatMap of) {
        return passes == null ? null : (double) passes.passes() / of.instances().counted();
    }

    private static Map<String, Passes> byElement(HeatMap map) {
        var found = new LinkedHashMap<String, Passes>();
        map.elements().forEach(element -> found.put(element.element(), element));
        return found;
    }
}
