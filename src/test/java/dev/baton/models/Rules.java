package dev.baton.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One DMN file on the bare engine. Fails a test class that leaves a row without an example. */
public final class Rules implements AfterAllCallback {

    private final DmnModelInstance model;
    private final DmnEngine engine;
    private final Set<String> matched = new HashSet<>();

    private Rules(DmnModelInstance model) {
        this.model = model;
        this.engine = listenedTo(DmnEngineConfiguration.createDefaultDmnEngineConfiguration());
    }

    public static Rules of(String file) {
        return new Rules(
                Dmn.readModelFromFile(Path.of("processes", file + ".dmn").toFile()));
    }

    public DmnDecisionResult decide(String decision, VariableMap facts) {
        return engine.evaluateDecision(engine.parseDecision(decision, model), facts);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(matched).as("rows with an example").containsAll(rows());
    }

    private List<String> rows() {
        return model.getModelElementsByType(Rule.class).stream()
                .map(Rule::getId)
                .toList();
    }

    private DmnEngine listenedTo(DmnEngineConfiguration configuration) {
        configuration.getCustomPostDecisionTableEvaluationListeners().add(this::remember);
        return configuration.buildEngine();
    }

    private void remember(DmnDecisionTableEvaluationEvent event) {
        event.getMatchingRules().forEach(rule -> matched.add(rule.getId()));
    }
}
