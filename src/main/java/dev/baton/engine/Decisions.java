package dev.baton.engine;

import dev.baton.engine.feel.CachingFeelEngineFactory;
import dev.baton.engine.rules.RuleEngine;
import dev.baton.engine.rules.RulesPlugin;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The newest version of deployed decisions, asked outside of any command of the engine: the question leaves no history, and a
 * failure no transaction that can only be rolled back.
 */
@Component
public class Decisions {

    /** FEEL's functions that look for a pattern: how long that takes shows in no count of steps. */
    public static final Set<String> BY_PATTERN = Set.of("matches", "replace", "split", "extract");

    private final RuleEngine engine;
    private final Map<String, DmnDecision> known = new ConcurrentHashMap<>();
    private final RepositoryService repository;

    /**
     * A table was asked inside a transaction. Published there.
     *
     * @param businessKey of the process that asked; null where Baton did
     * @param version of the table; null where only that of {@code of} is known
     * @param of the decision that was asked, of which the table is a part, or which it is
     * @param rows the ids of the rules that applied, in their order
     * @param facts inputs ({@code in.priority}) and outputs ({@code out.team}): numbers, booleans, and texts that stand in the table
     * @param others the same that may be somebody's personal data, each short
     */
    public record Asked(
            @Nullable String businessKey,
            String table,
            @Nullable Integer version,
            String of,
            List<String> rows,
            Map<String, List<Object>> facts,
            Map<String, List<String>> others) {}

    Decisions(RepositoryService repository, RulesPlugin rules) {
        this.repository = repository;
        this.engine = rules.withoutHistory();
    }

    /** Of an engine beside this one, for decisions that are not deployed, or not yet: their cells are read once for all. */
    public static DmnEngineConfiguration configuration() {
        return CachingFeelEngineFactory.configuration();
    }

    /**
     * The one result by the names of its outputs; empty where no row applies.
     *
     * @throws RuleFailed where it fails and {@link PlainAnswers} knows no answer
     */
    public Map<String, Object> ask(String decision, Map<String, Object> facts) {
        return askEach(decision, List.of(facts)).get(0);
    }

    /** The same of each of these facts, in their order, by the same version. */
    public List<Map<String, Object>> askEach(String decision, List<Map<String, Object>> facts) {
        var newest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .latestVersion()
                .singleResult();
        if (newest == null) {
            var missing = new RuleFailed(decision, "There is no decision \"%s\"; deploy it".formatted(decision), null);
            return Collections.nCopies(facts.size(), engine.instead(missing));
        }
        var read = known.computeIfAbsent(newest.getId(), id -> read(newest));
        return facts.stream().map(one -> answer(read, newest, one)).toList();
    }

    private Map<String, Object> answer(DmnDecision decision, DecisionDefinition definition, Map<String, Object> facts) {
        var result = engine.ask(
                decision,
                definition.getResourceName(),
                definition.getVersion(),
                Variables.fromMap(facts).asVariableContext());
        return result.isEmpty() ? Map.of() : result.getSingleResult().getEntryMap();
    }

    private DmnDecision read(DecisionDefinition definition) {
        return engine.parseDecision(
                definition.getKey(),
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName()));
    }
}
