package dev.baton.audit.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fact of an entry.
 *
 * @param name its path in the details
 * @param from what it was, null where it did not change
 * @param to what it is
 */
public record Fact(String name, @Nullable String from, String to) {

    private static final int MOST = 200;

    /** In the order of the entry; lists and objects by their paths, at most some hundred. */
    static List<Fact> of(Map<String, Object> details) {
        var facts = new ArrayList<Fact>();
        if (details.get("from") instanceof String from && details.get("to") instanceof String to) {
            facts.add(new Fact(told(details.getOrDefault("clock", "from → to")), from, to));
        }
        details.forEach((name, value) -> add(facts, name, value));
        return facts;
    }

    public boolean isChange() {
        return from != null;
    }

    private static void add(List<Fact> facts, String name, @Nullable Object value) {
        if (facts.size() >= MOST) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            if (map.size() == 2 && map.containsKey("from") && map.containsKey("to")) {
                facts.add(new Fact(name, told(map.get("from")), told(map.get("to"))));
            } else {
                map.forEach((key, inner) -> add(facts, name + "." + key, inner));
            }
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (var i = 0; i < list.size(); i++) {
                add(facts, "%s.%d".formatted(name, i + 1), list.get(i));
            }
        } else if (value instanceof List<?> list) {
            facts.add(new Fact(
                    name, null, String.join(", ", list.stream().map(Fact::told).toList())));
        } else {
            facts.add(new Fact(name, null, told(value)));
        }
    }

    private static String told(@Nullable Object value) {
        return value == null ? "–" : String.valueOf(value);
    }
}
