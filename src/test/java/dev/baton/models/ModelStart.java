package dev.baton.models;

import dev.baton.engine.DelegateBeans;
import dev.baton.engine.ExpressionLanguage;
import dev.baton.models.accepted.AcceptedModels;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;

/** What happens to the models of a folder when Baton starts with it. To be made by the context, as it takes what a start takes. */
public class ModelStart {

    private final KnownModels known;
    private final DeployedModels deployed;
    private final AcceptedModels accepted;
    private final ExpressionLanguage language;
    private final DelegateBeans delegates;
    private final RepositoryService repository;

    public ModelStart(
            KnownModels known,
            DeployedModels deployed,
            AcceptedModels accepted,
            ExpressionLanguage language,
            DelegateBeans delegates,
            RepositoryService repository) {
        this.known = known;
        this.deployed = deployed;
        this.accepted = accepted;
        this.language = language;
        this.delegates = delegates;
        this.repository = repository;
    }

    public ModelGate gate(ModelFolder folder, List<ModelInspection> inspections) {
        return new ModelGate(known, language, delegates, folder, inspections);
    }

    public void with(ModelFolder folder, ModelGate gate) {
        new ModelDeployment(folder, gate, deployed, accepted, repository).afterSingletonsInstantiated();
    }
}
