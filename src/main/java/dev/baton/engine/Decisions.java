package dev.baton.engine;

import dev.baton.engine.feel.CachingFeelEngineFactory;
import dev.baton.engine.rules.RuleEngine;
import dev.baton.engine.rules.RulesPlugin;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
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
        var newest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .latestVersion()
                .singleResult();
        if (newest == null) {
            throw new RuleFailed(decision, "There is no decision \"%s\"; deploy it".formatted(decision), null);
        }
        var result = engine.ask(
                known.computeIfAbsent(newest.getId(), id -> read(newest)),
                newest.getResourceName(),
                Variables.fromMap(facts).asVariableContext());
        return result.isEmpty() ? Map.of() : result.getSingleResult().getEntryMap();
    }

    private DmnDecision read(DecisionDefinition definition) {
        return engine.parseDecision(
                definition.getKey(),
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName()));
    }
}
