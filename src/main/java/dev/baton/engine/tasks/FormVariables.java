package dev.baton.engine.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.engine.forms.FormOfTask;
import dev.baton.engine.guard.ElevatedRights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.jspecify.annotations.Nullable;

/**
 * What a person answers with a task is what its form asks for. The engine takes any variable from whoever may work on a task,
 * also those that models decide on: the team, the priority, the risk.
 */
final class FormVariables {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormVariables() {}

    /** Baton itself and administrators answer what they like. */
    static void check(CommandExecutor engine, String task, @Nullable Collection<String> names) {
        if (names == null || names.isEmpty() || ElevatedRights.is(person(engine))) {
            return;
        }
        var others = new TreeSet<>(names);
        others.removeAll(fields(engine, task));
        if (!others.isEmpty()) {
            throw new AuthorizationException(
                    "The form of this task does not ask for %s. Leave it out: nothing was changed."
                            .formatted(String.join(", ", others)));
        }
    }

    private static @Nullable Authentication person(CommandExecutor engine) {
        return engine.execute(context ->
                Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication());
    }

    private static Set<String> fields(CommandExecutor engine, String task) {
        return form(engine, task)
                .map(form -> (Set<String>) new HashSet<>(form.findValuesAsText("key")))
                .orElse(Set.of());
    }

    /** Empty for a task that has no form. */
    static Optional<JsonNode> form(CommandExecutor engine, String task) {
        try (var form = engine.execute(new FormOfTask(task))) {
            return Optional.of(JSON.readTree(form));
        } catch (BadUserRequestException withoutForm) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
