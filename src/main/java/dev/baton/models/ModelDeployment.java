package dev.baton.models;

import dev.baton.models.accepted.AcceptedModels;
import dev.baton.models.reading.Reasons;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Deploys the models Baton comes with, but for those a process owner has replaced by their own: these are offered on a page. */
@Component
public class ModelDeployment implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(ModelDeployment.class);

    private final ModelFolder folder;
    private final ModelGate gate;
    private final DeployedModels deployed;
    private final AcceptedModels accepted;
    private final RepositoryService repository;

    public ModelDeployment(
            ModelFolder folder,
            ModelGate gate,
            DeployedModels deployed,
            AcceptedModels accepted,
            RepositoryService repository) {
        this.folder = folder;
        this.gate = gate;
        this.accepted = accepted;
        this.deployed = deployed;
        this.repository = repository;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var files = folder.files();
        if (accepted.are(files)) {
            log.info("The models are those of the last start, which tried and deployed them.");
        } else {
            deploy(files);
        }
    }

    private void deploy(List<ModelFile> files) {
        ModelGate.refuse(gate.flaws(files));
        var ours = files.stream().filter(this::isOurs).toList();
        var conflicts = gate.problems(ours);
        if (conflicts.isEmpty()) {
            deploy(ours, deployment().enableDuplicateFiltering(true));
            accepted.remember(files);
        } else {
            log.warn(
                    "What runs stays as it is, see the page /models. Baton's newer models do not go with it: {}",
                    conflicts);
        }
    }

    /** Baton's version of some files takes the place of what runs, together; refused like any other deployment. */
    public void take(List<ModelFile> files) {
        deploy(files, deployment());
    }

    private boolean isOurs(ModelFile file) {
        if (deployed.isReplaced(file)) {
            log.info("{} is kept as its process owner deployed it.", file.name());
            return false;
        }
        return true;
    }

    private DeploymentBuilder deployment() {
        return repository.createDeployment().name(DeployedModels.OURS).source(DeployedModels.OURS);
    }

    private static void deploy(List<ModelFile> files, DeploymentBuilder deployment) {
        if (files.isEmpty()) {
            return;
        }
        files.forEach(file -> deployment.addInputStream(file.name(), file.stream()));
        try {
            deployment.deploy();
        } catch (ModelsRefused refused) {
            throw refused;
        } catch (ParseException broken) {
            ModelGate.refuse(Reasons.of(broken));
        } catch (ProcessEngineException broken) {
            ModelGate.refuse(List.of(new ModelProblem(String.valueOf(broken.getMessage()), "", Reasons.of(broken))));
        }
    }
}
