package dev.baton.engine.guard;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Who may start a process may, for the engine, start it at its last step, with the number of a case that is not theirs: past
 * triage, past the sign-off. Repairing a process in its middle is the work of administrators.
 */
public class NoStartInTheMiddle extends CommandInterceptor {

    private final IdentityService identities;

    public NoStartInTheMiddle(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof StartProcessInstanceAtActivitiesCmd
                && !ElevatedRights.is(identities.getCurrentAuthentication())) {
            throw new AuthorizationException(
                    "A process is started at its start. Administrators may start it elsewhere.");
        }
        return next.execute(command);
    }
}
