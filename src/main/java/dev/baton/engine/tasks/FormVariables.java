package dev.baton.engine.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.forms.FormFile;
import dev.baton.engine.forms.FormOfTask;
import dev.baton.engine.guard.ElevatedRights;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.jspecify.annotations.Nullable;

/**
 * What a person answers with a task is what its form asks for. The engine takes any variable from whoever may work on a task,
 * also those that models decide on: the team, the priority, the risk.
 */
final class FormVariables {

    private FormVariables() {}

    /** Baton itself and administrators answer what they like. */
    static void check(CommandExecutor engine, String task, @Nullable Collection<String> names) {
        if (names == null || names.isEmpty() || ElevatedRights.is(person(engine))) {
            return;
        }
        var others = new TreeSet<>(names);
        others.removeAll(FormFile.fieldsOf(() -> file(engine, task)));
        if (!others.isEmpty()) {
            throw new AuthorizationException(
                    "The form of this task does not ask for %s. Leave it out: nothing was changed."
                            .formatted(String.join(", ", others)));
        }
    }

    /** Nobody where the engine is at work already: what listeners do to other tasks meanwhile is Baton's. */
    static @Nullable Authentication person(CommandExecutor engine) {
        if (Context.getCommandContext() != null) {
            return null;
        }
        return engine.execute(context ->
                Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication());
    }

    /** Empty for a task that has no form. */
    static Optional<JsonNode> form(CommandExecutor engine, String task) {
        return FormFile.read(() -> file(engine, task));
    }

    private static InputStream file(CommandExecutor engine, String task) {
        return engine.execute(new FormOfTask(task));
    }
}
