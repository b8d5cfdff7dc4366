package dev.baton.engine.people;

import dev.baton.engine.EngineChange;
import dev.baton.engine.PersonLeft;
import dev.baton.engine.texts.PlainNames;
import java.util.Objects;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells of every change of who there is, with which password, and who is of which group. */
class ToldIdentities extends DbIdentityServiceProvider {

    private static final Known NOBODY = new Known(null, null, null);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ToldIdentities(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The names and the address of somebody as they were before. */
    private record Known(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email) {}

    @Override
    public IdentityOperationResult saveUser(User user) {
        PlainNames.check("The user", user.getId(), user.getFirstName(), user.getLastName(), user.getEmail());
        var password = ((UserEntity) user).hasNewPassword();
        if (password) {
            events.publishEvent(new PersonLeft.PasswordChanged(user.getId()));
        }
        var before = known(user.getId());
        var saved = told(super.saveUser(user));
        if (!saved.getOperation().equals(IdentityOperationResult.OPERATION_NONE)) {
            tell(user, before, saved.getOperation(), password);
        }
        return saved;
    }

    private Known known(String user) {
        return jdbc.sql(
                        "select first_ as first_name, last_ as last_name, email_ as email from act_id_user where id_ = ?")
                .param(user)
                .query(Known.class)
                .optional()
                .orElse(NOBODY);
    }

    private void tell(User user, Known before, String operation, boolean password) {
        var isNew = operation.equals(IdentityOperationResult.OPERATION_CREATE);
        var change = EngineChange.of(isNew ? "UserMade" : "UserChanged", EngineChange.PERSON, user.getId());
        change = changed(change, "firstName", before.firstName(), user.getFirstName());
        change = changed(change, "lastName", before.lastName(), user.getLastName());
        change = changed(change, "email", before.email(), user.getEmail());
        events.publishEvent(change.with("password", password ? isNew ? "set" : "changed" : null));
    }

    private static EngineChange changed(EngineChange change, String field, @Nullable String from, @Nullable String to) {
        return Objects.equals(from, to)
                ? change
                : change.word(field + ".from", from).word(field + ".to", to);
    }

    @Override
    public IdentityOperationResult saveGroup(Group group) {
        PlainNames.check("The group", group.getId(), group.getName(), group.getType());
        return changed(super.saveGroup(group), "Group", group.getId(), null);
    }

    @Override
    public IdentityOperationResult saveTenant(Tenant tenant) {
        PlainNames.check("The tenant", tenant.getId(), tenant.getName());
        return super.saveTenant(tenant);
    }

    @Override
    public IdentityOperationResult deleteUser(String user) {
        return changed(told(super.deleteUser(user)), "User", user, null);
    }

    @Override
    public IdentityOperationResult deleteGroup(String group) {
        return changed(told(super.deleteGroup(group)), "Group", group, null);
    }

    @Override
    public IdentityOperationResult createMembership(String user, String group) {
        return changed(told(super.createMembership(user, group)), "Membership", user, group);
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
        return changed(told(super.deleteMembership(user, group)), "Membership", user, group);
    }

    private IdentityOperationResult changed(
            IdentityOperationResult result, String what, String id, @Nullable String group) {
        var done = done(result.getOperation());
        if (done != null) {
            var change = EngineChange.of(what + done, what.equals("Group") ? "group" : EngineChange.PERSON, id);
            events.publishEvent(change.with("group", group));
        }
        return result;
    }

    private static @Nullable String done(String operation) {
        return switch (operation) {
            case IdentityOperationResult.OPERATION_CREATE -> "Made";
            case IdentityOperationResult.OPERATION_UPDATE -> "Changed";
            case IdentityOperationResult.OPERATION_DELETE -> "Deleted";
            default -> null;
        };
    }

    private IdentityOperationResult told(IdentityOperationResult result) {
        events.publishEvent(new PersonLeft.OrCame());
        return result;
    }
}
