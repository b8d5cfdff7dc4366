package dev.baton.engine.order;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who meets somebody else's change at the same moment, in Tasklist or over the engine's REST API, does not see it: what they
 * asked for was rolled back as a whole and is done again, a few times at most. Part of a larger transaction is not: that belongs
 * to whoever began it. Jobs have retries of their own.
 */
class TriesAgain extends CommandInterceptor {

    private static final Logger log = LoggerFactory.getLogger(TriesAgain.class);
    private static final int ATTEMPTS = 5;

    /** PostgreSQL's deadlock_detected and serialization_failure. */
    private static final Set<String> CONFLICTS = Set.of("40P01", "40001");

    @Override
    public <T> T execute(Command<T> command) {
        return mayBeRepeated(command) ? repeatedly(command) : next.execute(command);
    }

    private <T> T repeatedly(Command<T> command) {
        for (int attempt = 1; ; attempt++) {
            try {
                return next.execute(command);
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS || !isConflict(failure)) {
                    throw failure;
                }
                log.debug("Attempt {} met a concurrent change", attempt, failure);
            }
        }
    }

    private static boolean mayBeRepeated(Command<?> command) {
        return Context.getCommandContext() == null
                && !TransactionSynchronizationManager.isActualTransactionActive()
                && !(command instanceof ExecuteJobsCmd)
                && CommandSubject.of(command).isPresent();
    }

    static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof SQLException sql && CONFLICTS.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
