package dev.baton.models;

import dev.baton.engine.DeployedForms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Component;

/** The newest version of each model that the engine has, by what other models call it. */
@Component
public class KnownModels {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final DeployedForms forms;

    KnownModels(RepositoryService repository, RuntimeService runtime, DeployedForms forms) {
        this.repository = repository;
        this.runtime = runtime;
        this.forms = forms;
    }

    /** Where a file lies that the engine has. */
    public record Place(String deployment, String resource) {

        static Place of(ResourceDefinition definition) {
            return new Place(definition.getDeploymentId(), definition.getResourceName());
        }
    }

    public Optional<Place> process(String key) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult())
                .map(Place::of);
    }

    public Optional<Place> decision(String key) {
        return Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult())
                .map(Place::of);
    }

    public Optional<Place> form(String key) {
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

    public ModelFile read(Place place) {
        try (var content = repository.getResourceAsStream(place.deployment(), place.resource())) {
            return new ModelFile(place.resource(), content.readAllBytes());
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** A process in a version that matters: it is the newest, or cases are still in it. */
    public record Living(String key, Place place, boolean runs) {}

    public List<Living> processes() {
        var newest = repository.createProcessDefinitionQuery().latestVersion().list();
        return repository.createProcessDefinitionQuery().list().stream()
                .map(process -> Map.entry(process, runs(process)))
                .filter(process -> process.getValue() || isIn(newest, process.getKey()))
                .map(process -> new Living(process.getKey().getKey(), Place.of(process.getKey()), process.getValue()))
                .toList();
    }

    private boolean runs(ProcessDefinition process) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionId(process.getId())
                        .count()
                > 0;
    }

    private static boolean isIn(List<ProcessDefinition> processes, ProcessDefinition wanted) {
        return processes.stream().anyMatch(process -> process.getId().equals(wanted.getId()));
    }

    private Stream<String> names(String deployment) {
        return repository.getDeploymentResourceNames(deployment).stream();
    }
}
