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

    EngineSettings(TellOfModels tellOfModels) {
        this.tellOfModels = tellOfModels;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(new ArrayList<>(List.of(new HistoryWithoutNotes())));
        engine.setCustomPreCommandInterceptorsTxRequired(
                new ArrayList<>(List.of(new PasswordRefusals(engine), RefusalsReachThePerson.around())));
        engine.setCustomPostCommandInterceptorsTxRequired(new ArrayList<>(List.of(RefusalsReachThePerson.inside())));
        engine.setCustomPreDeployers(new ArrayList<>(List.of(tellOfModels)));
    }
}
