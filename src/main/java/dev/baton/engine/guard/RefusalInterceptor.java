package dev.baton.engine.guard;

import java.util.function.BiFunction;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * A listener that refuses what a form submitted throws an {@link IllegalArgumentException}. The engine wraps it as a failure
 * of the server; here it becomes what the caller did wrong, in the listener's own words, which is what Tasklist shows.
 */
public class RefusalInterceptor extends CommandInterceptor {

    private final BiFunction<String, Throwable, ProcessEngineException> answer;

    private RefusalInterceptor(BiFunction<String, Throwable, ProcessEngineException> answer) {
        this.answer = answer;
    }

    /** Inside the command, so that the engine does not log what a person got wrong as an error of its own. */
    public static RefusalInterceptor inside() {
        return new RefusalInterceptor(BadUserRequestException::new);
    }

    /** Around the command: the one exception that the REST API answers with 400 when a form is submitted. */
    public static RefusalInterceptor around() {
        return new RefusalInterceptor((message, refusal) -> new FormFieldValidationException(null, message, refusal));
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException | IllegalArgumentException failure) {
            var refusal = refusalIn(failure);
            throw refusal == null ? failure : answer.apply(refusal.getMessage(), refusal);
        }
    }

    private static @Nullable Throwable refusalIn(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                return cause;
            }
        }
        return null;
    }
}
