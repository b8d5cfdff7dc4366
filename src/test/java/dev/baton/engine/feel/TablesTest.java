package dev.baton.engine.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole decisions: what the stock engine answers, and how it fails, is what Baton's answers and how it fails. {@code
 * -Dbaton.feel.tables} says how many, {@code -Dbaton.feel.seed} which.
 */
class TablesTest {

    private static final int TABLES = Integer.getInteger("baton.feel.tables", 200);
    private static final int CASES = 5;
    private static final long SEED = Long.getLong("baton.feel.seed", 7);

    private final List<String> matched = new ArrayList<>();
    private final DmnEngine stock = engine(TwoFeels.STOCK);
    private final DmnEngine caching = engine(TwoFeels.CACHING);

    @Test
    void aRandomTableDecidesAsInTheStockEngine() {
        var cells = new RandomCells(new Random(SEED));
        var seen = new TreeMap<String, Integer>();
        for (int number = 0; number < TABLES; number++) {
            var dmn = new RandomTable(cells).dmn().getBytes(StandardCharsets.UTF_8);
            var expected = stock.parseDecision("asked", new ByteArrayInputStream(dmn));
            var actual = caching.parseDecision("asked", new ByteArrayInputStream(dmn));
            for (int about = 0; about < CASES; about++) {
                var facts = cells.facts();
                var outcome = outcome(stock, expected, facts);
                assertThat(outcome(caching, actual, facts))
                        .as("seed %d, table %d, %s%n%s", SEED, number, facts, new String(dmn, StandardCharsets.UTF_8))
                        .isEqualTo(outcome);
                seen.merge(kind(outcome), 1, Integer::sum);
            }
        }
        System.out.println("tables: " + seen);
        assertThat(seen.keySet()).containsExactly("applies", "fails", "nothing applies");
        assertThat(seen.values()).allMatch(times -> times > TABLES * CASES / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-escalation", "escalation", "expectations", "raci", "routing", "sla", "triage"})
    void aShippedDecisionDecidesAsInTheStockEngine(String file) throws IOException {
        var dmn = Files.readAllBytes(Path.of("processes", file + ".dmn"));
        var cases = new ShippedFacts(new Random(SEED), new String(dmn, StandardCharsets.UTF_8));
        var expected = decisions(stock, dmn);
        var actual = decisions(caching, dmn);
        var seen = new TreeMap<String, Integer>();
        expected.forEach((key, decision) -> {
            for (int about = 0; about < 8 * CASES; about++) {
                var facts = cases.facts();
                var outcome = outcome(stock, decision, facts);
                assertThat(outcome(caching, actual.get(key), facts))
                        .as("%s of %s (seed %d)", key, facts, SEED)
                        .isEqualTo(outcome);
                seen.merge(kind(outcome), 1, Integer::sum);
            }
        });
        System.out.println(file + ": " + seen);
        assertThat(seen).containsKey("applies");
    }

    private DmnEngine engine(FeelEngineFactory feel) {
        var configuration = new DefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(feel);
        configuration
                .getCustomPostDecisionTableEvaluationListeners()
                .add(event -> event.getMatchingRules().forEach(rule -> matched.add(rule.getId())));
        return configuration.buildEngine();
    }

    private static Map<String, DmnDecision> decisions(DmnEngine engine, byte[] dmn) {
        return engine.parseDecisions(new ByteArrayInputStream(dmn)).stream()
                .collect(Collectors.toMap(DmnDecision::getKey, decision -> decision));
    }

    private String outcome(DmnEngine engine, DmnDecision decision, Map<String, @Nullable Object> facts) {
        matched.clear();
        var result = TwoFeels.outcome(
                () -> told(engine.evaluateDecision(decision, Variables.fromMap(new HashMap<>(facts)))));
        return "rows %s%n%s".formatted(matched, result);
    }

    private static String told(DmnDecisionResult result) {
        return result.stream()
                .map(row -> row.keySet().stream()
                        .map(output -> output + "="
                                + row.getEntryTyped(output).getClass().getSimpleName() + " "
                                + TwoFeels.told(row.getEntry(output)))
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n", "answers\n", ""));
    }

    private static String kind(String outcome) {
        return outcome.contains("\n!") ? "fails" : outcome.startsWith("rows []") ? "nothing applies" : "applies";
    }
}
