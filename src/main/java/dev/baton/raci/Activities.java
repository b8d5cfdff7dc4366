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

    List<String> all() {
        var deployed = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(DECISION)
                .latestVersion()
                .singleResult();
        return repository.getDmnModelInstance(deployed.getId()).getModelElementsByType(Rule.class).stream()
                .map(rule -> rule.getInputEntries().iterator().next())
                .map(Activities::activity)
                .toList();
    }

    private static String activity(InputEntry entry) {
        return entry.getText().getTextContent().replace("\"", "").strip();
    }
}
