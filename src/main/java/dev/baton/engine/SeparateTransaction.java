package dev.baton.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Work that commits or fails by itself, whatever becomes of the transaction or command of the engine it is done in. What that one
 * has locked it must not need. It runs on a thread of its own, without a person's login: what is done at its commit would otherwise
 * join the command around it, and be written by that one's transaction.
 */
@Component
public class SeparateTransaction implements DisposableBean {

    private final ProcessEngineConfigurationImpl engine;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "separate-transaction");
        thread.setDaemon(true);
        return thread;
    });

    SeparateTransaction(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    public <T> T call(Supplier<T> work) {
        return wait(() -> engine.getCommandExecutorTxRequiresNew().execute(context -> work.get()));
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    private <T> T wait(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting", stopped);
        }
    }
}
