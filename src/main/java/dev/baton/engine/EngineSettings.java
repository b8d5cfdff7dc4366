package dev.baton.engine;

import dev.baton.engine.order.LockOrder;
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
    private final GuardedExpressions expressions;
    private final IdentitySessions identities;
    private final LockOrder lockOrder;

    EngineSettings(
            TellOfModels tellOfModels,
            Node node,
            GuardedExpressions expressions,
            IdentitySessions identities,
            LockOrder lockOrder) {
        this.tellOfModels = tellOfModels;
        this.node = node;
        this.expressions = expressions;
        this.identities = identities;
        this.lockOrder = lockOrder;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(new ArrayList<>(List.of(new HistoryWithoutNotes())));
        engine.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(List.of(
                lockOrder.outside(),
                new PasswordRefusals(engine),
                RefusalsReachThePerson.around(),
                new StartAtTheStart(engine.getIdentityService()))));
        engine.setCustomPostCommandInterceptorsTxRequired(new ArrayList<>(List.of(RefusalsReachThePerson.inside())));
        lockOrder.keep(engine);
        engine.setHostnameProvider(engineItRunsOn -> node.name());
        engine.setCustomPreDeployers(new ArrayList<>(List.of(tellOfModels)));
        guard(engine);
    }

    /** Nobody's model, filter or query becomes code. */
    private void guard(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(expressions);
        engine.setScriptEngineResolver(new NoScripts());
        engine.setTaskService(new GuardedTasks());
        engine.setFormService(new GuardedForms());
        engine.setFilterService(new GuardedFilters());
        engine.setIdentityProviderSessionFactory(identities);
    }
}
