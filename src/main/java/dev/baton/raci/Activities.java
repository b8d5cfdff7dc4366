package dev.baton.raci;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/** The activities {@code raci.dmn} has a row for. */
@Component
class Activities {

    static final String DECISION = "assignRoles";

    private final RepositoryService repository;

    Activities(RepositoryService repository) {
        this.repository = repository;
    }

    /** Another one whenever the matrix is another. */
    String version() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(DECISION)
                .latestVersion()
                .singleResult()
                .getId();
    }

    List<String> all() {
        return repository.getDmnModelInstance(version()).getModelElementsByType(Rule.class).stream()
                .map(rule -> rule.getInputEntries().iterator().next())
                .map(Activities::activity)
                .toList();
    }

    private static String activity(InputEntry entry) {
        return entry.getText().getTextContent().replace("\"", "").strip();
    }
}
