package dev.baton.models.rules;

import dev.baton.models.reading.ModelElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of raci.dmn as it is written: one input, the activity, and the groups by the outputs' names. */
public class RaciMatrix {

    public static final String DECISION = "assignRoles";

    private final Map<String, List<ModelElement>> rows = new LinkedHashMap<>();
    private final List<String> outputs;

    public RaciMatrix(Optional<ModelElement> decision) {
        outputs = decision.stream()
                .flatMap(table -> table.all("output"))
                .map(output -> output.attribute("name").orElse(""))
                .toList();
        decision.stream().flatMap(table -> table.all("rule")).forEach(this::add);
    }

    private void add(ModelElement rule) {
        var activities = rule.children()
                .filter(child -> child.is("inputEntry"))
                .findFirst()
                .map(RaciMatrix::words)
                .orElse(List.of());
        activities.forEach(activity ->
                rows.computeIfAbsent(activity, first -> new ArrayList<>()).add(rule));
    }

    /** What is missing for an activity, in a sentence; empty where one group answers for it and one at least does it. */
    Optional<String> objection(String activity) {
        var rules = rows.getOrDefault(activity, List.of());
        if (rules.size() != 1) {
            return Optional.of("raci.dmn has %s row for the activity \"%s\"; it needs exactly one"
                    .formatted(rules.isEmpty() ? "no" : "more than one", activity));
        }
        var accountable = groups(rules.get(0), "accountable");
        if (accountable.size() != 1) {
            return Optional.of(
                    "raci.dmn names %s as Accountable for \"%s\"; name exactly one group, who also does it where nobody is Responsible"
                            .formatted(accountable.isEmpty() ? "nobody" : String.join(" and ", accountable), activity));
        }
        return Optional.empty();
    }

    List<String> activities() {
        return List.copyOf(rows.keySet());
    }

    private List<String> groups(ModelElement rule, String output) {
        var entries = rule.children().filter(child -> child.is("outputEntry")).toList();
        var index = outputs.indexOf(output);
        return index < 0 || index >= entries.size() ? List.of() : words(entries.get(index));
    }

    private static List<String> words(ModelElement entry) {
        var text = entry.children()
                .filter(child -> child.is("text"))
                .map(ModelElement::text)
                .findFirst()
                .orElse("");
        return Arrays.stream(text.replace("\"", "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
