package dev.baton.engine.rules;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.baton.engine.Decisions.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells which tables were asked inside a transaction, with what they were asked, which of their rows applied and what these say. A text
 * that stands in the table itself is nobody's; any other is told apart.
 */
class AskedTables implements DmnDecisionTableEvaluationListener {

    private static final int LONGEST = 60;
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    /** What tables say themselves; a table does not change. */
    private static final LoadingCache<DmnDecisionTableImpl, Set<String>> OWN_WORDS =
            Caffeine.newBuilder().weakKeys().maximumSize(2_000).build(AskedTables::ownWords);

    private final ThreadLocal<@Nullable List<DmnDecisionTableEvaluationEvent>> heard = new ThreadLocal<>();
    private final ApplicationEventPublisher events;

    AskedTables(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** @param version of the decision; null where it says so itself, or it is not known */
    <T> T during(DmnDecision asked, @Nullable Integer version, @Nullable String businessKey, Supplier<T> work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return work.get();
        }
        var before = heard.get();
        var tables = new ArrayList<DmnDecisionTableEvaluationEvent>();
        heard.set(tables);
        try {
            var result = work.get();
            tables.forEach(table -> events.publishEvent(asked(table, asked, version, businessKey)));
            return result;
        } finally {
            heard.set(before);
        }
    }

    @Override
    public void notify(DmnDecisionTableEvaluationEvent event) {
        var tables = heard.get();
        if (tables != null) {
            tables.add(event);
        }
    }

    private static Asked asked(
            DmnDecisionTableEvaluationEvent event,
            DmnDecision root,
            @Nullable Integer version,
            @Nullable String businessKey) {
        var table = event.getDecisionTable();
        var logic = (DmnDecisionTableImpl) table.getDecisionLogic();
        var facts = new Facts(OWN_WORDS.get(logic));
        var inputs = event.getInputs();
        for (int i = 0; i < inputs.size(); i++) {
            facts.add("in." + name(logic, i), inputs.get(i).getValue());
        }
        event.getMatchingRules()
                .forEach(row -> row.getOutputEntries()
                        .values()
                        .forEach(output -> facts.add("out." + output.getOutputName(), output.getValue())));
        return new Asked(
                businessKey,
                table.getKey(),
                table.getKey().equals(root.getKey()) ? version(root, version) : version(table, null),
                root.getKey(),
                event.getMatchingRules().stream()
                        .map(DmnEvaluatedDecisionRule::getId)
                        .toList(),
                facts.plain,
                facts.others);
    }

    private static @Nullable Integer version(DmnDecision decision, @Nullable Integer otherwise) {
        return decision instanceof DecisionDefinition deployed ? Integer.valueOf(deployed.getVersion()) : otherwise;
    }

    private static String name(DmnDecisionTableImpl table, int input) {
        return String.valueOf(table.getInputs().get(input).getExpression().getExpression())
                .strip();
    }

    private static Set<String> ownWords(DmnDecisionTableImpl table) {
        return table.getRules().stream()
                .flatMap(row -> Stream.concat(row.getConditions().stream(), row.getConclusions().stream()))
                .map(cell -> String.valueOf(cell.getExpression()))
                .flatMap(cell -> QUOTED.matcher(cell).results())
                .map((MatchResult quoted) -> quoted.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static final class Facts {

        private final Set<String> ownWords;
        private final Map<String, List<Object>> plain = new LinkedHashMap<>();
        private final Map<String, List<String>> others = new LinkedHashMap<>();

        private Facts(Set<String> ownWords) {
            this.ownWords = ownWords;
        }

        void add(String name, @Nullable TypedValue value) {
            var fact = value == null ? null : value.getValue();
            if (fact instanceof Number || fact instanceof Boolean) {
                plain.computeIfAbsent(name, first -> new ArrayList<>()).add(fact);
            } else if (fact instanceof String text && ownWords.contains(text)) {
                plain.computeIfAbsent(name, first -> new ArrayList<>()).add(text);
            } else if (fact != null && fact.toString().length() <= LONGEST) {
                others.computeIfAbsent(name, first -> new ArrayList<>()).add(fact.toString());
            }
        }
    }
}
