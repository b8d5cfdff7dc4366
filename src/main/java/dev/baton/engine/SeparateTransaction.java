package dev.baton.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Work that commits or fails by itself, whatever becomes of the transaction or command of the engine it is done in. What that one
 * has locked it must not need.
 */
@Component
public class SeparateTransaction {

    private final ProcessEngineConfigurationImpl engine;

    SeparateTransaction(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    public <T> T call(Supplier<T> work) {
        return engine.getCommandExecutorTxRequiresNew().execute(context -> work.get());
    }

    public void run(Runnable work) {
        engine.getCommandExecutorTxRequiresNew().execute(context -> {
            work.run();
            return null;
        });
    }
}
