package dev.baton.models;

import dev.baton.engine.DeployedForms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Component;

/** The newest version of each model that the engine has, by what other models call it. */
@Component
class KnownModels {

    private final RepositoryService repository;
    private final DeployedForms forms;

    KnownModels(RepositoryService repository, DeployedForms forms) {
        this.repository = repository;
        this.forms = forms;
    }

    /** Where a file lies that the engine has. */
    record Place(String deployment, String resource) {

        static Place of(ResourceDefinition definition) {
            return new Place(definition.getDeploymentId(), definition.getResourceName());
        }
    }

    Optional<Place> process(String key) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult())
                .map(Place::of);
    }

    Optional<Place> decision(String key) {
        return Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult())
                .map(Place::of);
    }

    Optional<Place> form(String key) {
        return forms.newest(key).map(form -> new Place(form.deployment(), form.resource()));
    }

    /** The newest file of that name, whatever it is. */
    Optional<Place> file(String shortName) {
        return repository.createDeploymentQuery().orderByDeploymentTime().desc().list().stream()
                .flatMap(deployment -> names(deployment.getId())
                        .filter(name -> name.equals(shortName) || name.endsWith("/" + shortName))
                        .map(name -> new Place(deployment.getId(), name)))
                .findFirst();
    }

    ModelFile read(Place place) {
        try (var content = repository.getResourceAsStream(place.deployment(), place.resource())) {
            return new ModelFile(place.resource(), content.readAllBytes());
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** The newest version of every process, by its key. */
    Map<String, Place> processes() {
        var processes = new LinkedHashMap<String, Place>();
        List.copyOf(repository.createProcessDefinitionQuery().latestVersion().list())
                .forEach(process -> processes.put(process.getKey(), Place.of(process)));
        return processes;
    }

    private Stream<String> names(String deployment) {
        return repository.getDeploymentResourceNames(deployment).stream();
    }
}
