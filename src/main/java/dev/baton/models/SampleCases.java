package dev.baton.models;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/** The cases that decisions are tried with: the examples, and for every row of the tables one that it speaks of. */
public final class SampleCases {

    private static final Pattern NAME = Pattern.compile("(?:.*\\()?([a-z]\\w*)(?:\\)|\\s*=\\s*true)?");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("(<=|>=|<|>|\\[|\\]|\\()?\\s*(-?\\d+(?:\\.\\d+)?)");

    private static final Pattern NOTHING = Pattern.compile("\\bnull\\b");

    private static final List<String> GRADES = List.of("low", "medium", "high");

    /** What can only be one of these; every clock is asked for in any case. */
    private static final Map<String, List<String>> CLOSED =
            Map.of("priority", List.of("P1", "P2", "P3"), "impact", GRADES, "urgency", GRADES, "clock", List.of());

    private SampleCases() {}

    /** @param decisions a {@code .dmn} file; one that cannot be read adds nothing */
    public static List<SampleCase> of(byte[] decisions) {
        var cases = new LinkedHashSet<SampleCase>();
        var ordinary = SampleCase.examples().get(5);
        try {
            Dmn.readModelFromStream(new ByteArrayInputStream(decisions))
                    .getModelElementsByType(DecisionTable.class)
                    .stream()
                    .flatMap(table -> table.getRules().stream().flatMap(rule -> facts(table, rule)))
                    .map(ordinary::with)
                    .forEach(cases::add);
        } catch (ModelException unreadable) {
            return SampleCase.examples();
        }
        cases.addAll(SampleCase.examples());
        return List.copyOf(cases);
    }

    /** What a row asks for: the first value each of its cells names, and then the others one by one. */
    private static Stream<Map<String, @Nullable Object>> facts(DecisionTable table, Rule rule) {
        var inputs = table.getInputs().iterator();
        var named = new HashMap<String, List<@Nullable Object>>();
        for (var entry : rule.getInputEntries()) {
            var fact = fact(inputs.next());
            var values = fact == null ? List.<@Nullable Object>of() : values(fact, cell(entry));
            if (fact != null && !values.isEmpty()) {
                named.put(fact, values);
            }
        }
        var first = new HashMap<String, @Nullable Object>();
        named.forEach((fact, values) -> first.put(fact, values.get(0)));
        var all = new ArrayList<Map<String, @Nullable Object>>(List.of(first));
        named.forEach((fact, values) -> values.stream().skip(1).forEach(value -> {
            var other = new HashMap<>(first);
            other.put(fact, value);
            all.add(other);
        }));
        return all.stream().filter(each -> !each.isEmpty());
    }

    private static @Nullable String fact(Input input) {
        var expression = input.getInputExpression();
        if (expression == null || expression.getText() == null) {
            return null;
        }
        var name = NAME.matcher(expression.getText().getTextContent().strip());
        return name.matches() ? name.group(1) : null;
    }

    private static String cell(InputEntry entry) {
        return entry.getText() == null ? "" : entry.getText().getTextContent().strip();
    }

    private static List<@Nullable Object> values(String fact, String cell) {
        var closed = CLOSED.get(fact);
        var texts = TEXT.matcher(cell).results().map(text -> text.group(1)).toList();
        if (cell.startsWith("not(")) {
            return closed == null
                    ? List.of("something else")
                    : closed.stream()
                            .filter(value -> !texts.contains(value))
                            .map(Object.class::cast)
                            .toList();
        }
        var values = new ArrayList<@Nullable Object>(texts);
        values.removeIf(value -> closed != null && !closed.contains(String.valueOf(value)));
        if (NOTHING.matcher(cell).find()) {
            values.add(null);
        }
        if (cell.equals("true") || cell.equals("false")) {
            values.add(Boolean.valueOf(cell));
        }
        if (texts.isEmpty()) {
            NUMBER.matcher(cell).results().forEach(number -> values.add(near(number.group(1), number.group(2))));
        }
        return values;
    }

    private static Object near(@Nullable String sign, String number) {
        var value = Double.parseDouble(number) + ("<".equals(sign) ? -1 : ">".equals(sign) ? 1 : 0);
        return value == Math.rint(value) ? (Object) Long.valueOf((long) value) : Double.valueOf(value);
    }
}
