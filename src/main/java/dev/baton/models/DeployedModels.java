package dev.baton.models;

import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Component;

/** Which version of a model the engine runs now, and who brought it. */
@Component
class DeployedModels {

    static final String OURS = "baton";

    private final RepositoryService repository;

    DeployedModels(RepositoryService repository) {
        this.repository = repository;
    }

    boolean isReplaced(ModelFile file) {
        return running(file)
                .map(ResourceDefinition::getDeploymentId)
                .map(this::source)
                .filter(source -> !source.equals(OURS))
                .isPresent();
    }

    private Optional<? extends ResourceDefinition> running(ModelFile file) {
        if (file.is("bpmn")) {
            return Optional.ofNullable(repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(file.id())
                    .latestVersion()
                    .singleResult());
        }
        if (file.is("dmn")) {
            return Optional.ofNullable(repository
                    .createDecisionRequirementsDefinitionQuery()
                    .decisionRequirementsDefinitionKey(file.id())
                    .latestVersion()
                    .singleResult());
        }
        return Optional.empty();
    }

    private String source(String deploymentId) {
        var deployment =
                repository.createDeploymentQuery().deploymentId(deploymentId).singleResult();
        return String.valueOf(deployment.getSource());
    }
}
