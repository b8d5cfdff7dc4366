package dev.baton.engine.tasks;

import dev.baton.engine.guard.ElevatedRights;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** What a person is told who works on a task that others work on too, and to whom they may give it. */
final class TaskAtHand {

    private static final String GONE =
            "This task is no longer open: somebody completed it, or the case does not need it any more. "
                    + "Nothing of this answer was kept; the page of the case tells what happened.";
    private static final String NOT_THERE =
            "There is no such task: somebody completed it, the case does not need it any more, or it never was.";
    private static final String NOT_YOURS =
            "This task is not yours: the work went to somebody else, or never was yours. "
                    + "Nothing was changed. The page of the case tells who has it; ask them, or a manager.";
    private static final String NOT_FOR_OTHERS = "Take on a task for yourself only; a manager can give it to \"%s\".";
    private static final String NOT_BY_A_TASK =
            "No step of Baton ends a task by a BPMN error or escalation. Complete it with its form instead.";

    private final Supplier<CommandExecutor> engine;

    TaskAtHand(Supplier<CommandExecutor> engine) {
        this.engine = engine;
    }

    /**
     * @throws FormFieldValidationException what the REST API answers with 400, where the task is gone
     * @throws AuthorizationException where it is another's
     */
    <T> T with(String task, Supplier<T> work) {
        if (person() == null) {
            return work.get();
        }
        if (!isOpen(task)) {
            throw gone();
        }
        try {
            return work.get();
        } catch (AuthorizationException refused) {
            throw refused.getMissingAuthorizations() == null
                            || refused.getMissingAuthorizations().isEmpty()
                    ? refused
                    : new AuthorizationException(NOT_YOURS);
        } catch (TaskAlreadyClaimedException taken) {
            throw new BadUserRequestException(
                    "%s has taken this task on already. Ask them, or a manager.".formatted(taken.getTaskAssignee()),
                    taken);
        } catch (NullValueException | NullPointerException | OptimisticLockingException failure) {
            throw isOpen(task) ? failure : gone();
        }
    }

    /** As {@link #with}, and only by whoever has it where somebody has: a colleague's answer would end what they are in the middle of. */
    <T> T completing(String task, Supplier<T> work) {
        return with(task, () -> {
            mayBeTakenOff(task);
            return work.get();
        });
    }

    /** @throws InvalidRequestException what the REST API answers with 404, where the task is gone */
    <T> T of(String task, Supplier<T> read) {
        try {
            return read.get();
        } catch (ProcessEngineException | NullPointerException failure) {
            throw isOpen(task) ? failure : new InvalidRequestException(Response.Status.NOT_FOUND, failure, NOT_THERE);
        }
    }

    /** The one exception that the REST API answers with 400 wherever a task is completed. */
    private static FormFieldValidationException gone() {
        return new FormFieldValidationException(null, GONE, new BadUserRequestException(GONE));
    }

    void mayBeTakenOnBy(@Nullable String person) {
        var asking = person();
        if (person != null && !ElevatedRights.is(asking) && !person.equals(asking.getUserId())) {
            throw new AuthorizationException(NOT_FOR_OTHERS.formatted(person));
        }
        mayBeGivenTo(person);
    }

    /** @throws AuthorizationException where somebody else has it: who takes a colleague's task off them is a manager */
    void mayBeTakenOff(String task) {
        var asking = person();
        if (asking == null || ElevatedRights.is(asking)) {
            return;
        }
        engine.get().execute(context -> {
            var found = context.getTaskManager().findTaskById(task);
            if (found != null
                    && found.getAssignee() != null
                    && !found.getAssignee().equals(asking.getUserId())) {
                throw new AuthorizationException(NOT_YOURS);
            }
            return null;
        });
    }

    /** Whoever took a task on may give it back. */
    boolean isOnesOwn(String task) {
        var asking = person();
        return asking != null
                && engine.get().execute(context -> {
                    var found = context.getTaskManager().findTaskById(task);
                    return found != null && asking.getUserId().equals(found.getAssignee());
                });
    }

    void mayBeGivenTo(@Nullable String person) {
        if (person != null && person() != null && !isKnown(person)) {
            throw new BadUserRequestException(
                    "There is no user \"%s\": nobody would see the task. Nothing was changed.".formatted(person));
        }
    }

    static BadUserRequestException isCompletedOnly() {
        return new BadUserRequestException(NOT_BY_A_TASK);
    }

    private @Nullable Authentication person() {
        return FormVariables.person(engine.get());
    }

    private boolean isOpen(String task) {
        return engine.get().execute(context -> context.getTaskManager().findTaskById(task)) != null;
    }

    private boolean isKnown(String person) {
        return engine.get()
                .execute(context -> context.runWithoutAuthorization(
                                () -> context.getReadOnlyIdentityProvider().findUserById(person))
                        != null);
    }
}
