package dev.baton.raci;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The activities {@code raci.dmn} has a row for. */
@Component
class Activities {

    static final String DECISION = "assignRoles";

    private final RepositoryService repository;
    private volatile @Nullable Named named;

    private record Named(String version, Set<String> all) {}

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

    /** Each once, in the order of the table. */
    List<String> all() {
        return List.copyOf(names());
    }

    boolean has(String activity) {
        return names().contains(activity);
    }

    private Set<String> names() {
        var version = version();
        var known = named;
        if (known == null || !known.version().equals(version)) {
            known = new Named(version, read(version));
            named = known;
        }
        return known.all();
    }

    private Set<String> read(String version) {
        return repository.getDmnModelInstance(version).getModelElementsByType(Rule.class).stream()
                .map(rule -> rule.getInputEntries().iterator().next())
                .flatMap(Activities::activities)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> activities(InputEntry entry) {
        return Arrays.stream(entry.getText().getTextContent().replace("\"", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }
}
