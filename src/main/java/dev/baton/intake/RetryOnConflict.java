package dev.baton.intake;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;

/** Repeats work that met a concurrent change of the same case, up to five times. */
public final class RetryOnConflict {

    private static final Logger log = LoggerFactory.getLogger(RetryOnConflict.class);
    private static final int ATTEMPTS = 5;

    private RetryOnConflict() {}

    public static <T> T attempt(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (OptimisticLockingException | ConcurrencyFailureException met) {
                if (attempt == ATTEMPTS) {
                    throw met;
                }
                log.debug("Attempt {} met a concurrent change", attempt, met);
            }
        }
    }

    public static void attempt(Runnable work) {
        attempt(() -> {
            work.run();
            return null;
        });
    }
}
