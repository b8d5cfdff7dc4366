package dev.baton.audit.web;

import dev.baton.audit.search.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A question that was put to a decision table.
 *
 * @param table the id of the decision, {@code version} as it was deployed; empty where it is not known
 * @param rows the ids of the rows that applied
 * @param facts what it was asked, and what came out
 */
public record AskedRule(String table, String version, List<String> rows, List<Fact> facts) {

    static final String KIND = "RulesAsked";

    private static final Set<String> NO_FACTS = Set.of("table", "version", "rows", "of");

    /** Of entries of another kind none. */
    static List<AskedRule> of(Found found) {
        var rules = new ArrayList<AskedRule>();
        if (found.kind().equals(KIND) && found.details().get("asked") instanceof List<?> asked) {
            asked.forEach(one -> {
                if (one instanceof Map<?, ?> question) {
                    rules.add(of(question));
                }
            });
        }
        return rules;
    }

    private static AskedRule of(Map<?, ?> question) {
        var facts = new java.util.LinkedHashMap<String, Object>();
        question.forEach((name, value) -> {
            if (!NO_FACTS.contains(String.valueOf(name)) && value != null) {
                facts.put(String.valueOf(name), value);
            }
        });
        return new AskedRule(
                text(question.get("table")),
                text(question.get("version")),
                question.get("rows") instanceof List<?> rows
                        ? rows.stream().map(String::valueOf).toList()
                        : List.of(),
                Fact.of(facts));
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
