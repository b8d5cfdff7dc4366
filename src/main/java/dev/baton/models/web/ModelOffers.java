package dev.baton.models.web;

import dev.baton.casefile.TimeFormat;
import dev.baton.models.DeployedModels;
import dev.baton.models.KnownModels;
import dev.baton.models.ModelDeployment;
import dev.baton.models.ModelFile;
import dev.baton.models.ModelFolder;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.springframework.stereotype.Component;

/** Where what runs differs from what Baton comes with. Nothing changes until somebody takes an offer. */
@Component
class ModelOffers {

    private final ModelFolder folder;
    private final DeployedModels deployed;
    private final KnownModels known;
    private final ModelDeployment deployment;
    private final RepositoryService repository;
    private final HistoryService history;

    ModelOffers(
            ModelFolder folder,
            DeployedModels deployed,
            KnownModels known,
            ModelDeployment deployment,
            RepositoryService repository,
            HistoryService history) {
        this.folder = folder;
        this.deployed = deployed;
        this.known = known;
        this.deployment = deployment;
        this.repository = repository;
        this.history = history;
    }

    /** @param by who deployed what runs: a person, or the source where nobody was logged in */
    record Offer(String file, String running, String by, String since, Difference difference) {}

    List<Offer> all() {
        return folder.files().stream()
                .map(this::offer)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Takes the offers of that name together, so that what belongs together changes together. */
    void take(List<String> files) {
        deployment.take(folder.files().stream()
                .filter(file -> files.contains(file.name()))
                .toList());
    }

    private Optional<Offer> offer(ModelFile file) {
        return deployed.running(file).flatMap(place -> {
            var difference = Difference.between(known.read(place).content(), file.content());
            return difference.isEmpty() ? Optional.empty() : Optional.of(offer(file, place, difference));
        });
    }

    private Offer offer(ModelFile file, KnownModels.Place place, Difference difference) {
        var brought = repository
                .createDeploymentQuery()
                .deploymentId(place.deployment())
                .singleResult();
        var by = person(brought.getId()).orElse(String.valueOf(brought.getSource()));
        return new Offer(
                file.name(),
                place.resource(),
                by,
                TimeFormat.told(brought.getDeploymentTime().toInstant()),
                difference);
    }

    private Optional<String> person(String deployment) {
        return history
                .createUserOperationLogQuery()
                .deploymentId(deployment)
                .operationType(UserOperationLogEntry.OPERATION_TYPE_CREATE)
                .list()
                .stream()
                .map(UserOperationLogEntry::getUserId)
                .findFirst();
    }
}
