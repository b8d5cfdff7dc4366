package dev.baton.sla.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.engine.Decisions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.jspecify.annotations.Nullable;

/**
 * One version of {@code sla.dmn}, asked outside of the process engine: a policy is asked far more often than it decides
 * anything new, what it decided is in the clocks' journal, and the answer has to name its rows. What it answered to the facts
 * a decision may ask about is remembered as long as this version is asked.
 */
class PolicyRules {

    private static final int REMEMBERED = 5_000;

    private final ThreadLocal<List<Row>> matched = ThreadLocal.withInitial(ArrayList::new);
    private final DmnEngine engine;
    private final Map<String, DmnDecision> decisions;
    private final AskedFacts asked;
    private final Cache<AskedFacts.Question, List<Row>> answers =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    PolicyRules(InputStream dmn) {
        var content = read(dmn);
        var configuration = Decisions.configuration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(this::remember);
        this.engine = configuration.buildEngine();
        this.decisions = engine.parseDecisions(new ByteArrayInputStream(content)).stream()
                .collect(Collectors.toMap(DmnDecision::getKey, Function.identity()));
        this.asked = AskedFacts.of(Dmn.readModelFromStream(new ByteArrayInputStream(content)));
    }

    /** A row that applies: its id in the table, and what it says by the names of the outputs. */
    record Row(String id, Map<String, Object> says) {

        String text(String output) {
            var value = says.get(output);
            if (value == null || value.toString().isBlank()) {
                throw new IllegalStateException(
                        "sla.dmn, %s: the column \"%s\" is empty; fill it in".formatted(id, output));
            }
            return value.toString();
        }

        @Nullable
        String textOrNull(String output) {
            return says.get(output) == null ? null : says.get(output).toString();
        }
    }

    Row one(String decision, Map<String, Object> facts) {
        var rows = all(decision, facts);
        if (rows.isEmpty()) {
            throw new IllegalStateException("sla.dmn, %s: no row applies to %s; add one".formatted(decision, facts));
        }
        return rows.get(0);
    }

    /** The first row that applies; empty where there is none, or no such decision, as in a policy older than it. */
    Optional<Row> find(String decision, Map<String, Object> facts) {
        return decisions.containsKey(decision) ? all(decision, facts).stream().findFirst() : Optional.empty();
    }

    List<Row> all(String decision, Map<String, Object> facts) {
        var table = decisions.get(decision);
        if (table == null) {
            throw new IllegalStateException("sla.dmn has no decision \"%s\"; put it back".formatted(decision));
        }
        var question = asked.question(decision, facts);
        return question.isEmpty()
                ? evaluate(table, facts)
                : answers.get(question.get(), unknown -> evaluate(table, facts));
    }

    private List<Row> evaluate(DmnDecision table, Map<String, Object> facts) {
        matched.get().clear();
        engine.evaluateDecisionTable(table, Variables.fromMap(facts));
        return List.copyOf(matched.get());
    }

    private void remember(DmnDecisionTableEvaluationEvent event) {
        event.getMatchingRules().stream().map(PolicyRules::row).forEach(matched.get()::add);
    }

    private static Row row(DmnEvaluatedDecisionRule rule) {
        var says = new HashMap<String, Object>();
        rule.getOutputEntries()
                .values()
                .forEach(output ->
                        says.put(output.getOutputName(), output.getValue().getValue()));
        return new Row(rule.getId(), Collections.unmodifiableMap(says));
    }

    private static byte[] read(InputStream dmn) {
        try (dmn) {
            return dmn.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
