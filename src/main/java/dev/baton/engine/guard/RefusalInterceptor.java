package dev.baton.engine.guard;

import dev.baton.engine.PersonsMistake;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * A listener refuses what a form submitted by an exception. The engine wraps it as a failure of the server; here it becomes
 * what the caller did wrong, in the listener's own words, which is what Tasklist shows. Every other exception stays a failure.
 */
public class RefusalInterceptor extends CommandInterceptor {

    private final PersonsMistake mistake;
    private final BiFunction<String, Throwable, ProcessEngineException> answer;

    private RefusalInterceptor(PersonsMistake mistake, BiFunction<String, Throwable, ProcessEngineException> answer) {
        this.mistake = mistake;
        this.answer = answer;
    }

    /** Inside the command, so that the engine does not log what a person got wrong as an error of its own. */
    public static RefusalInterceptor inside(PersonsMistake mistake) {
        return new RefusalInterceptor(mistake, BadUserRequestException::new);
    }

    /** Around the command: the one exception that the REST API answers with 400 when a form is submitted. */
    public static RefusalInterceptor around(PersonsMistake mistake) {
        return new RefusalInterceptor(
                mistake, (message, refusal) -> new FormFieldValidationException(null, message, refusal));
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

    private @Nullable Throwable refusalIn(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (mistake.is(cause)) {
                return cause;
            }
        }
        return null;
    }
}
