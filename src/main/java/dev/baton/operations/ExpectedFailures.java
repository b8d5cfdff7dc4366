package dev.baton.operations;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.UnknownCase;
import dev.baton.engine.RuleFailed;
import dev.baton.engine.Timers.ActedOnAlready;
import java.lang.ref.WeakReference;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.Marker;

/**
 * What somebody got wrong and was told, and a deadline that somebody else acted on first, is no error of Baton's: one line says
 * it where the engine would write some hundred, for each of its layers. A rule that failed is told by its alarm.
 */
public class ExpectedFailures extends TurboFilter {

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(ExpectedFailures.class);

    private static final List<Class<? extends Throwable>> REFUSALS = List.of(
            Refusal.class,
            UnknownCase.class,
            BadUserRequestException.class,
            AuthorizationException.class,
            TaskAlreadyClaimedException.class);

    private final ThreadLocal<WeakReference<Throwable>> told = ThreadLocal.withInitial(() -> new WeakReference<>(null));

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] values,
            @Nullable Throwable failure) {
        var failed = level.isGreaterOrEqual(Level.WARN) ? failure == null ? lastOf(values) : failure : null;
        if (isAborted(failed)) {
            return FilterReply.DENY;
        }
        var expected = expectedIn(failed);
        if (expected == null) {
            return FilterReply.NEUTRAL;
        }
        if (!(expected instanceof RuleFailed) && told.get().get() != expected) {
            told.set(new WeakReference<>(expected));
            log.info("{}: {}", expected instanceof ActedOnAlready ? "Nothing to do" : "Refused", expected.getMessage());
        }
        return FilterReply.DENY;
    }

    /** Whoever asked has gone on to another page: there is nobody to answer. */
    private static boolean isAborted(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Throwable expectedIn(@Nullable Throwable failure) {
        var byRequest = MDC.get("correlationId") != null;
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ActedOnAlready || cause instanceof RuleFailed || byRequest && isRefusal(cause)) {
                return cause;
            }
        }
        return null;
    }

    /** Where it is handed over among the values of the message, Logback finds it there only later. */
    private static @Nullable Throwable lastOf(Object @Nullable [] values) {
        return values != null && values.length > 0 && values[values.length - 1] instanceof Throwable failure
                ? failure
                : null;
    }

    private static boolean isRefusal(Throwable cause) {
        return REFUSALS.stream().anyMatch(refusal -> refusal.isInstance(cause));
    }
}
