package dev.baton.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

@Component
@DependsOnDatabaseInitialization
class EngineSettings extends AbstractProcessEnginePlugin {

    private final TellOfModels tellOfModels;
    private final Node node;

    EngineSettings(TellOfModels tellOfModels, Node node) {
        this.tellOfModels = tellOfModels;
        this.node = node;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(new ArrayList<>(List.of(new HistoryWithoutNotes())));
        engine.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(List.of(RefusalsReachThePerson.around())));
        engine.setCustomPostCommandInterceptorsTxRequired(new ArrayList<>(List.of(RefusalsReachThePerson.inside())));
        engine.setHostnameProvider(engineItRunsOn -> node.name());
        engine.setCustomPreDeployers(new ArrayList<>(List.of(tellOfModels)));
    }
}
