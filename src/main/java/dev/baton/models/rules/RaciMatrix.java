package dev.baton.models.rules;

import dev.baton.casefile.Activity;
import dev.baton.models.reading.ModelElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The table of raci.dmn as it is written: the first input is the activity, further ones say for which cases a row is, and the groups
 * stand by the outputs' names. Whether its rows leave a case out, and whether there are such groups, is asked where tables are looked at.
 */
public class RaciMatrix {

    public static final String DECISION = "assignRoles";

    private static final Set<String> ANY = Set.of("", "-");

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
        inputs(rule)
                .findFirst()
                .map(RaciMatrix::words)
                .orElse(List.of())
                .forEach(activity -> rows.computeIfAbsent(activity, first -> new ArrayList<>())
                        .add(rule));
    }

    /** What is wrong for an activity, in a sentence; empty where one group answers for it in every case. */
    Optional<String> objection(String activity) {
        var rules = rules(activity);
        if (rules.isEmpty()) {
            return Optional.of("raci.dmn has no row for the activity \"%s\"; it needs exactly one".formatted(activity));
        }
        return twice(activity, rules)
                .or(() -> rules.stream()
                        .flatMap(rule -> objection(activity, rule).stream())
                        .findFirst());
    }

    /** An older matrix has no row for what was a part of another activity, whose row answers for it. */
    private List<ModelElement> rules(String activity) {
        var whole = Activity.whole(activity).filter(of -> !rows.containsKey(activity));
        return rows.getOrDefault(whole.orElse(activity), List.of());
    }

    private static Optional<String> twice(String activity, List<ModelElement> rules) {
        return rules.stream().filter(RaciMatrix::isForEveryCase).count() > 1
                ? Optional.of(
                        "raci.dmn has more than one row for the activity \"%s\" in every case; it needs exactly one, or tell them apart by priority or high risk"
                                .formatted(activity))
                : Optional.empty();
    }

    private Optional<String> objection(String activity, ModelElement rule) {
        var accountable = groups(rule, "accountable");
        if (accountable.size() != 1) {
            return Optional.of(
                    "raci.dmn names %s as Accountable for \"%s\"; name exactly one group, who also does it where nobody is Responsible"
                            .formatted(accountable.isEmpty() ? "nobody" : String.join(" and ", accountable), activity));
        }
        return Optional.empty();
    }

    private static boolean isForEveryCase(ModelElement rule) {
        return inputs(rule).skip(1).allMatch(entry -> ANY.contains(text(entry).strip()));
    }

    List<String> activities() {
        return List.copyOf(rows.keySet());
    }

    private List<String> groups(ModelElement rule, String output) {
        var entries = rule.children().filter(child -> child.is("outputEntry")).toList();
        var index = outputs.indexOf(output);
        return index < 0 || index >= entries.size() ? List.of() : words(entries.get(index));
    }

    private static Stream<ModelElement> inputs(ModelElement rule) {
        return rule.children().filter(child -> child.is("inputEntry"));
    }

    private static List<String> words(ModelElement entry) {
        return Arrays.stream(text(entry).replace("\"", "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String text(ModelElement entry) {
        return entry.children()
                .filter(child -> child.is("text"))
                .map(ModelElement::text)
                .findFirst()
                .orElse("");
    }
}
