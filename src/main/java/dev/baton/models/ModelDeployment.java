package dev.baton.models;

import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Deploys the models Baton starts with, but for those a process owner has replaced by their own. */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(ModelDeployment.class);

    private final ModelFolder folder;
    private final DeployedModels deployed;
    private final RepositoryService repository;
    private final ApplicationContext beans;

    ModelDeployment(
            ModelFolder folder, DeployedModels deployed, RepositoryService repository, ApplicationContext beans) {
        this.folder = folder;
        this.deployed = deployed;
        this.repository = repository;
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var files = folder.files();
        refuse(new ModelCheck(beans::containsBean).check(files));
        deploy(files.stream().filter(this::isOurs).toList());
    }

    private boolean isOurs(ModelFile file) {
        if (deployed.isReplaced(file)) {
            log.info("{} is kept as its process owner deployed it.", file.name());
            return false;
        }
        return true;
    }

    private void deploy(List<ModelFile> files) {
        var deployment = repository
                .createDeployment()
                .name(DeployedModels.OURS)
                .source(DeployedModels.OURS)
                .enableDuplicateFiltering(true);
        files.forEach(file -> deployment.addInputStream(file.name(), file.stream()));
        try {
            deployment.deploy();
        } catch (ParseException broken) {
            refuse(Reasons.of(broken));
        } catch (ProcessEngineException broken) {
            refuse(List.of(new ModelProblem(broken.getMessage(), "", Reasons.of(broken))));
        }
    }

    private static void refuse(List<ModelProblem> problems) {
        if (!problems.isEmpty()) {
            throw new ModelsRefused(problems);
        }
    }
}
