package dev.baton.engine.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -Dbaton.feel.cells} says how many, {@code -Dbaton.feel.seed} which. */
class CellsTest {

    private static final int CELLS = Integer.getInteger("baton.feel.cells", 3_000);
    private static final long SEED = Long.getLong("baton.feel.seed", 7);

    private final FeelEngine stock = TwoFeels.stock();
    private final FeelEngine caching = TwoFeels.caching();

    @Test
    void aTestAcceptsWhatTheLibraryAcceptsAndFailsAsItFails() {
        var cells = new RandomCells(new Random(SEED));
        var seen = new TreeMap<String, Integer>();
        for (int number = 0; number < CELLS; number++) {
            var text = cells.unaryTests();
            var input = cells.inOneOf(20) ? "inputVariableName" : "cellInput";
            var facts = cells.facts();
            if (!cells.inOneOf(20)) {
                facts.put(input, cells.value());
            }
            var expected = accepts(stock, text, input, facts);
            assertThat(accepts(caching, text, input, facts))
                    .as("%s of %s (seed %d, cell %d)", text, facts, SEED, number)
                    .isEqualTo(expected);
            seen.merge(kind(expected), 1, Integer::sum);
        }
        System.out.println("unary tests: " + seen);
        assertThat(seen).hasSizeGreaterThanOrEqualTo(3);
    }

    /** Each kind of plain test with values below, at, between and above its limits, and with values of other kinds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-", "null", "true", "false", "\"a\"", "1", "1.0", "-1", "< 1", "<= 1", "> 1", ">= 1", "<= -1",
                "[-1..1]", "(-1..1]", "[-1..1)", "(-1..1)", "]-1..1[", "[1..-1]"
            })
    void aPlainTestAcceptsWhatTheLibraryAccepts(String test) {
        for (var text : List.of(
                test,
                test + ", 5",
                "\"b\", " + test,
                test + ", null",
                "not(" + test + ")",
                "not(false, " + test + ")")) {
            for (var value :
                    Arrays.asList(null, "", "a", "b", true, false, -2, -1, 0, 1, 2L, 5, -1.0, 0.999, 1.0, 1.001)) {
                assertThat(accepts(caching, text, "cellInput", Collections.singletonMap("cellInput", value)))
                        .as("%s of %s", text, value)
                        .isEqualTo(accepts(stock, text, "cellInput", Collections.singletonMap("cellInput", value)));
            }
        }
    }

    @Test
    void anExpressionSaysWhatItSaysInTheLibrary() {
        var cells = new RandomCells(new Random(SEED));
        var seen = new TreeMap<String, Integer>();
        for (int number = 0; number < CELLS; number++) {
            var text = cells.expression();
            var facts = cells.facts();
            var expected = says(stock, text, facts);
            assertThat(says(caching, text, facts))
                    .as("%s of %s (seed %d, cell %d)", text, facts, SEED, number)
                    .isEqualTo(expected);
            seen.merge(kind(expected), 1, Integer::sum);
        }
        System.out.println("expressions: " + seen);
        assertThat(seen).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "\"a\"",
                "5",
                "-5",
                "true",
                "null, \"\"",
                "not(null, \"\")",
                "< 5",
                "[0..30)",
                "not(\"a\", 5)",
                "\"say \\\"a\\\"\"",
                " \"a\" // as agreed"
            })
    void whatNeedsNoFeelIsKnownAsSuch(String text) {
        var parsed = new org.camunda.feel.FeelEngine.Builder().build().parseUnaryTests(text);

        assertThat(PlainTest.of(parsed.toOption().get().expression())).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "? = 5",
                "< x",
                "date(\"2026-03-01\")",
                "[1, 2]",
                "\"a\", x",
                "not(x)",
                "< \"a\"",
                "[x..5]",
                "\"a\" + \"b\"",
                "123456789012345678901234567890123456789"
            })
    void whatAsksForMoreIsLeftToFeel(String text) {
        var parsed = new org.camunda.feel.FeelEngine.Builder().build().parseUnaryTests(text);

        assertThat(PlainTest.of(parsed.toOption().get().expression())).isNull();
    }

    @Test
    void manyMayAskAtOnce() throws Exception {
        var cells = new RandomCells(new Random(SEED));
        var questions = IntStream.range(0, 500)
                .mapToObj(number -> new Question(cells.unaryTests(), withInput(cells)))
                .toList();
        var expected = questions.stream()
                .map(question -> accepts(stock, question.text, "cellInput", question.facts))
                .toList();
        var fresh = TwoFeels.another();

        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<List<String>> asking = () -> questions.stream()
                    .map(question -> accepts(fresh, question.text, "cellInput", question.facts))
                    .toList();
            for (var answers : threads.invokeAll(Collections.nCopies(8, asking))) {
                assertThat(answers.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    private record Question(String text, Map<String, Object> facts) {}

    private static Map<String, Object> withInput(RandomCells cells) {
        var facts = new HashMap<>(cells.facts());
        facts.put("cellInput", cells.value());
        return facts;
    }

    private static String accepts(FeelEngine feel, String text, String input, Map<String, @Nullable Object> facts) {
        var variables = Variables.fromMap(facts).asVariableContext();
        return TwoFeels.outcome(() -> feel.evaluateSimpleUnaryTests(text, input, variables));
    }

    private static String says(FeelEngine feel, String text, Map<String, @Nullable Object> facts) {
        var variables = Variables.fromMap(facts).asVariableContext();
        return TwoFeels.outcome(() -> feel.<@Nullable Object>evaluateSimpleExpression(text, variables));
    }

    private static String kind(String outcome) {
        return outcome.startsWith("!") ? "fails" : outcome.replaceAll("(?s)(?<!Boolean) .*", "");
    }
}
