package dev.baton.engine.setup;

import dev.baton.engine.PersonsMistake;
import dev.baton.engine.RuleAttempts;
import dev.baton.engine.VariablesToldElsewhere;
import dev.baton.engine.bounds.BoundedInstances;
import dev.baton.engine.bounds.BoundedSteps;
import dev.baton.engine.facts.FactsOfForms;
import dev.baton.engine.forms.TaskForms;
import dev.baton.engine.guard.GuardedExpressions;
import dev.baton.engine.guard.GuardedFilters;
import dev.baton.engine.guard.NoScripts;
import dev.baton.engine.guard.NoStartInTheMiddle;
import dev.baton.engine.guard.NobodyElsesVariables;
import dev.baton.engine.guard.RefusalInterceptor;
import dev.baton.engine.history.HistoryWithoutNotes;
import dev.baton.engine.history.OperationsTold;
import dev.baton.engine.jobs.Node;
import dev.baton.engine.jobs.ObservedJobs;
import dev.baton.engine.order.LockOrder;
import dev.baton.engine.people.IdentitySessions;
import dev.baton.engine.people.PasswordRefusals;
import dev.baton.engine.rules.SecondAttempt;
import dev.baton.engine.tasks.GuardedForms;
import dev.baton.engine.tasks.GuardedTasks;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

@Component
@DependsOnDatabaseInitialization
public class EngineSettings extends AbstractProcessEnginePlugin {

    private final PublishDeployments tellOfModels;
    private final TellVersions tellVersions;
    private final OperationsTold operations;
    private final Node node;
    private final GuardedExpressions expressions;
    private final IdentitySessions identities;
    private final LockOrder lockOrder;
    private final TaskForms forms;
    private final PersonsMistake mistake;
    private final RuleAttempts attempts;
    private final FactsOfForms facts;
    private final VariablesToldElsewhere toldElsewhere;
    private final ObservedJobs jobs;

    EngineSettings(
            PublishDeployments tellOfModels,
            TellVersions tellVersions,
            OperationsTold operations,
            Node node,
            GuardedExpressions expressions,
            IdentitySessions identities,
            LockOrder lockOrder,
            TaskForms forms,
            PersonsMistake mistake,
            RuleAttempts attempts,
            FactsOfForms facts,
            VariablesToldElsewhere toldElsewhere,
            ObservedJobs jobs) {
        this.jobs = jobs;
        this.toldElsewhere = toldElsewhere;
        this.tellVersions = tellVersions;
        this.operations = operations;
        this.facts = facts;
        this.attempts = attempts;
        this.mistake = mistake;
        this.forms = forms;
        this.tellOfModels = tellOfModels;
        this.node = node;
        this.expressions = expressions;
        this.identities = identities;
        this.lockOrder = lockOrder;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(new ArrayList<>(List.of(new HistoryWithoutNotes(toldElsewhere))));
        engine.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(List.of(
                jobs.outside(),
                new SecondAttempt(attempts),
                lockOrder.outside(),
                new PasswordRefusals(engine),
                RefusalInterceptor.around(mistake),
                new NoStartInTheMiddle(engine.getIdentityService()),
                new NobodyElsesVariables(engine.getIdentityService()))));
        engine.setCustomPostCommandInterceptorsTxRequired(
                new ArrayList<>(List.of(jobs.inside(), RefusalInterceptor.inside(mistake))));
        lockOrder.keep(engine);
        engine.setCustomPreCommandInterceptorsTxRequiresNew(new ArrayList<>(List.of(new SecondAttempt(attempts))));
        engine.setHostnameProvider(engineItRunsOn -> node.name());
        engine.setCustomPreDeployers(new ArrayList<>(List.of(tellOfModels)));
        engine.setCustomPostDeployers(new ArrayList<>(List.of(tellVersions)));
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        keepForms(engine);
        guard(engine);
    }

    private void keepForms(ProcessEngineConfigurationImpl engine) {
        var others = engine.getCustomPostBPMNParseListeners();
        var all = new ArrayList<BpmnParseListener>();
        if (others != null) {
            all.addAll(others);
        }
        all.add(forms);
        all.add(new BoundedInstances());
        engine.setCustomPostBPMNParseListeners(all);
    }

    /** Nobody's model, filter or query becomes code. */
    private void guard(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(expressions);
        engine.setCustomHistoryEventHandlers(new ArrayList<>(List.of(new BoundedSteps(), operations)));
        engine.setScriptEngineResolver(new NoScripts());
        engine.setTaskService(new GuardedTasks());
        engine.setFormService(new GuardedForms(facts));
        engine.setFilterService(new GuardedFilters());
        engine.setIdentityProviderSessionFactory(identities);
    }
}
