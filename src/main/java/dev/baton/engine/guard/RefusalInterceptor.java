package dev.baton.engine.guard;

import dev.baton.engine.PersonsMistake;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.impl.transform.DmnTransformException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A listener refuses what a form submitted by an exception. The engine wraps it as a failure of the server; here it becomes
 * what the caller did wrong, in the listener's own words, which is what Tasklist shows. Every other exception stays a failure: the log
 * has it, and whoever sent the request learns nothing of the inside.
 */
public class RefusalInterceptor extends CommandInterceptor {

    private static final String CORRELATION = "correlationId";

    private final PersonsMistake mistake;
    private final boolean answersARequest;
    private final BiFunction<String, Throwable, ProcessEngineException> answer;

    private RefusalInterceptor(
            PersonsMistake mistake,
            boolean answersARequest,
            BiFunction<String, Throwable, ProcessEngineException> answer) {
        this.answersARequest = answersARequest;
        this.mistake = mistake;
        this.answer = answer;
    }

    /** Inside the command, so that the engine does not log what a person got wrong as an error of its own. */
    public static RefusalInterceptor inside(PersonsMistake mistake) {
        return new RefusalInterceptor(mistake, false, BadUserRequestException::new);
    }

    /** Around the command: the one exception that the REST API answers with 400 when a form is submitted. */
    public static RefusalInterceptor around(PersonsMistake mistake) {
        return new RefusalInterceptor(
                mistake, true, (message, refusal) -> new FormFieldValidationException(null, message, refusal));
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failure) {
            var refusal = refusalIn(failure);
            if (refusal != null) {
                throw answer.apply(refusal.getMessage(), refusal);
            }
            throw answersARequest && isFault(failure) && isAsked()
                    ? new ProcessEngineException(told(), failure)
                    : failure;
        }
    }

    /** What the engine itself objects to has a type of its own, or no cause. */
    private static boolean isFault(RuntimeException failure) {
        return !(failure instanceof ProcessEngineException)
                || failure.getClass() == ProcessEngineException.class
                        && failure.getCause() != null
                        && causes(failure).noneMatch(RefusalInterceptor::isAnObjection);
    }

    /** To what was asked for, or to a model that cannot be read. */
    private static boolean isAnObjection(Throwable cause) {
        return cause instanceof BadUserRequestException
                || cause instanceof DmnTransformException
                || cause instanceof ModelException;
    }

    /** By a request to the engine, and not by a part of Baton that has an answer of its own. */
    private static boolean isAsked() {
        return MDC.get(CORRELATION) != null
                && Context.getCommandContext() == null
                && !TransactionSynchronizationManager.isActualTransactionActive();
    }

    private static String told() {
        return "It is our fault and nothing of the request was kept. Try again later; the log has the reason under %s."
                .formatted(MDC.get(CORRELATION));
    }

    private @Nullable Throwable refusalIn(Throwable failure) {
        return causes(failure).filter(mistake::is).findFirst().orElse(null);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
