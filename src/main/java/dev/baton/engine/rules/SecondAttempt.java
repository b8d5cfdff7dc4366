package dev.baton.engine.rules;

import dev.baton.engine.RuleAttempts;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Around a command that is a transaction by itself: what people do in Tasklist, timers, and what Baton does apart. */
public class SecondAttempt extends CommandInterceptor {

    private final RuleAttempts attempts;

    public SecondAttempt(RuleAttempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public <T> T execute(Command<T> command) {
        return isPartOfMore() ? next.execute(command) : attempts.attempt(() -> next.execute(command));
    }

    private static boolean isPartOfMore() {
        return Context.getCommandContext() != null || TransactionSynchronizationManager.isActualTransactionActive();
    }
}
