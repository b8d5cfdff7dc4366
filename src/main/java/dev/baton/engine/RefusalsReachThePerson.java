package dev.baton.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * A listener that refuses what a form submitted throws an {@link IllegalArgumentException}. The engine wraps it as a failure
 * of the server; here it becomes a bad request with the listener's own words, which is what Tasklist shows.
 */
class RefusalsReachThePerson extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException failure) {
            throw asRefusal(failure);
        }
    }

    private static ProcessEngineException asRefusal(ProcessEngineException failure) {
        var refusal = refusalIn(failure);
        return refusal == null ? failure : new BadUserRequestException(refusal.getMessage(), refusal);
    }

    private static @Nullable Throwable refusalIn(Throwable failure) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                return cause;
            }
        }
        return null;
    }
}
