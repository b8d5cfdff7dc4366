package dev.baton.engine.people;

import dev.baton.engine.PersonLeft;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses to remove the last administrator: a group of administrators without members opens Camunda's set-up page to anybody (CVE-2026-77226). */
class LastAdministrator extends ToldIdentities {

    private static final long LOCK = 0x61646d696eL;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    LastAdministrator(JdbcClient jdbc, ApplicationEventPublisher events) {
        super(jdbc, events);
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public IdentityOperationResult deleteUser(String user) {
        keep(user);
        return told(super.deleteUser(user), new PersonLeft(user, null));
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
        if (group.equals(Groups.CAMUNDA_ADMIN)) {
            keep(user);
        }
        return told(super.deleteMembership(user, group), new PersonLeft(user, group));
    }

    @Override
    public IdentityOperationResult deleteGroup(String group) {
        if (group.equals(Groups.CAMUNDA_ADMIN)) {
            throw new BadUserRequestException("The group \"%s\" stays: Baton needs administrators.".formatted(group));
        }
        var members = members(group);
        var result = super.deleteGroup(group);
        members.forEach(user -> told(result, new PersonLeft(user, group)));
        return result;
    }

    private IdentityOperationResult told(IdentityOperationResult result, PersonLeft left) {
        if (IdentityOperationResult.OPERATION_DELETE.equals(result.getOperation())) {
            events.publishEvent(left);
        }
        return result;
    }

    private List<String> members(String group) {
        return Context.getCommandContext()
                .runWithoutAuthorization(() -> createUserQuery().memberOfGroup(group).list().stream()
                        .map(User::getId)
                        .toList());
    }

    /** Under a lock, so that two administrators who remove each other at once do not both succeed. */
    private void keep(String user) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
        var administrators = members(Groups.CAMUNDA_ADMIN);
        if (administrators.size() == 1 && administrators.contains(user)) {
            throw new BadUserRequestException(
                    "\"%s\" is the only administrator. Make somebody else a member of \"%s\" first."
                            .formatted(user, Groups.CAMUNDA_ADMIN));
        }
    }
}
