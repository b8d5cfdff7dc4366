package dev.baton.engine.guard;

import dev.baton.engine.forms.FormFile;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * What a person sends with a start is what its form asks; with a message, a signal, a change of an instance or a migration they send
 * nothing. The engine takes any variable from whoever may do these, also those that models and steps read later as somebody's
 * answer. Tasks have a guard of their own. Baton itself and administrators send what they like.
 */
public class NobodyElsesVariables extends CommandInterceptor {

    private final IdentityService identities;

    public NobodyElsesVariables(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() == null && !ElevatedRights.is(identities.getCurrentAuthentication())) {
            check(SentVariables.of(command));
        }
        return next.execute(command);
    }

    private void check(SentVariables sent) {
        if (sent.businessKey() != null) {
            throw new AuthorizationException(
                    "A case gets its number from Baton. Leave the business key empty: nothing was changed.");
        }
        if (sent.names().isEmpty()) {
            return;
        }
        var others = new TreeSet<>(sent.names());
        others.removeAll(asked(sent));
        if (!others.isEmpty()) {
            throw new AuthorizationException(
                    "Nobody asks for %s here. Leave it out: nothing was changed.".formatted(String.join(", ", others)));
        }
    }

    private Set<String> asked(SentVariables sent) {
        return next.execute(context -> context.runWithoutAuthorization(() -> {
            var definition = definition(context, sent);
            return definition == null
                    ? Set.of()
                    : FormFile.fieldsOf(() -> new GetDeployedStartFormCmd(definition).execute(context));
        }));
    }

    private static @Nullable String definition(CommandContext context, SentVariables sent) {
        if (sent.definition() != null || sent.definitionKey() == null) {
            return sent.definition();
        }
        var latest = context.getProcessDefinitionManager().findLatestProcessDefinitionByKey(sent.definitionKey());
        return latest == null ? null : latest.getId();
    }
}
