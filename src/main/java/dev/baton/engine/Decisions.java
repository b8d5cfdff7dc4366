package dev.baton.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** The newest version of deployed decisions, for those who only look: their questions leave no history. */
@Component
public class Decisions {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> known = new ConcurrentHashMap<>();
    private final RepositoryService repository;

    Decisions(RepositoryService repository) {
        this.repository = repository;
    }

    /** The one result by the names of its outputs; empty where no row applies. */
    public Map<String, Object> ask(String decision, Map<String, Object> facts) {
        var newest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .latestVersion()
                .singleResult();
        var result = engine.evaluateDecision(known.computeIfAbsent(newest.getId(), id -> read(newest)), facts);
        return result.isEmpty() ? Map.of() : result.getSingleResult().getEntryMap();
    }

    private DmnDecision read(DecisionDefinition definition) {
        return engine.parseDecision(
                definition.getKey(),
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName()));
    }
}
