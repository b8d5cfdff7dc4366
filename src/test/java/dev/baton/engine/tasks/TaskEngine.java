package dev.baton.engine.tasks;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** The engine alone, with the engine's own rights to tasks or with Baton's, and with what it is asked asked as somebody. */
final class TaskEngine implements AutoCloseable {

    final ProcessEngine engine;

    private TaskEngine(String url, boolean asBaton) {
        ProcessEngineConfigurationImpl settings = new StandaloneProcessEngineConfiguration();
        settings.setProcessEngineName(url + asBaton);
        settings.setJdbcDriver("org.postgresql.Driver");
        settings.setJdbcUrl(url);
        settings.setJdbcUsername("postgres");
        settings.setJdbcPassword("");
        settings.setDatabaseSchemaUpdate("false");
        settings.setJobExecutorActivate(false);
        settings.setMetricsEnabled(false);
        settings.setHistory("none");
        settings.setAuthorizationEnabled(true);
        settings.setDefaultUserPermissionNameForTask("TASK_WORK");
        settings.setEnforceHistoryTimeToLive(false);
        if (asBaton) {
            settings.getProcessEnginePlugins().add(new RightsByLinks());
        }
        this.engine = settings.buildProcessEngine();
    }

    static TaskEngine stock(String url) {
        return new TaskEngine(url, false);
    }

    static TaskEngine baton(String url) {
        return new TaskEngine(url, true);
    }

    <T> T as(String person, List<String> groups, Supplier<T> work) {
        engine.getIdentityService().setAuthentication(person, groups);
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
