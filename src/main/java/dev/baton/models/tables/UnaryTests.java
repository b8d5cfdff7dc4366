package dev.baton.models.tables;

import dev.baton.engine.Decisions;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/** Which values a cell accepts, asked of the same FEEL that the engine speaks. */
final class UnaryTests {

    /** One text, or several with commas between: what they accept needs no FEEL. */
    private static final Pattern TEXTS = Pattern.compile("\"[^\"\\\\]*\"(\\s*,\\s*\"[^\"\\\\]*\")*");

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    /** Loops, functions, contexts and filters work as long as they like in the FEEL that is used here. */
    private static final Pattern MORE_THAN_A_TEST = Pattern.compile(
            "\\b(for|some|every|function|item|%s)\\b|[{@]".formatted(String.join("|", Decisions.BY_PATTERN)));

    private static final String ANOTHER_VARIABLE = "NO_VARIABLE_FOUND";

    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();

    /** @throws NotAnalysed for a cell that asks for more than the value of its column, such as another variable */
    BitSet accepted(String cell, List<@Nullable Object> values) {
        var test = test(cell);
        var accepted = new BitSet(values.size());
        for (int i = 0; i < values.size(); i++) {
            accepted.set(i, test.test(values.get(i)));
        }
        return accepted;
    }

    private Predicate<@Nullable Object> test(String cell) {
        if (cell.isEmpty() || cell.equals("-")) {
            return value -> true;
        }
        if (TEXTS.matcher(cell).matches()) {
            var texts = Domain.named(cell);
            return value -> value != null && texts.contains(value);
        }
        if (MORE_THAN_A_TEST.matcher(STRING.matcher(cell).replaceAll(" ")).find()) {
            throw new NotAnalysed(cell);
        }
        var parsed = feel.parseUnaryTests(cell);
        if (parsed.isFailure()) {
            throw new NotAnalysed(parsed.failure().message());
        }
        return value -> accepts(parsed.parsedExpression(), value);
    }

    private boolean accepts(ParsedExpression test, @Nullable Object value) {
        var answer = feel.evaluateWithInput(test, value, Map.of());
        if (answer.isFailure()) {
            throw new NotAnalysed(answer.failure().message());
        }
        if (answer.suppressedFailures().mkString().contains(ANOTHER_VARIABLE)) {
            throw new NotAnalysed(test.text());
        }
        return Boolean.TRUE.equals(answer.result());
    }

    static class NotAnalysed extends RuntimeException {
        NotAnalysed(String why) {
            super(why);
        }
    }
}
