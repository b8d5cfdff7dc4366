package dev.baton.engine.people;

import dev.baton.engine.PersonLeft;
import dev.baton.engine.texts.PlainNames;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.ApplicationEventPublisher;

/** Tells of every change of who there is, with which password, and who is of which group. */
class ToldIdentities extends DbIdentityServiceProvider {

    private final ApplicationEventPublisher events;

    ToldIdentities(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        PlainNames.check("The user", user.getId(), user.getFirstName(), user.getLastName(), user.getEmail());
        if (((UserEntity) user).hasNewPassword()) {
            events.publishEvent(new PersonLeft.PasswordChanged(user.getId()));
        }
        return told(super.saveUser(user));
    }

    @Override
    public IdentityOperationResult saveGroup(Group group) {
        PlainNames.check("The group", group.getId(), group.getName(), group.getType());
        return super.saveGroup(group);
    }

    @Override
    public IdentityOperationResult saveTenant(Tenant tenant) {
        PlainNames.check("The tenant", tenant.getId(), tenant.getName());
        return super.saveTenant(tenant);
    }

    @Override
    public IdentityOperationResult deleteUser(String user) {
        return told(super.deleteUser(user));
    }

    @Override
    public IdentityOperationResult deleteGroup(String group) {
        return told(super.deleteGroup(group));
    }

    @Override
    public IdentityOperationResult createMembership(String user, String group) {
        return told(super.createMembership(user, group));
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
        return told(super.deleteMembership(user, group));
    }

    private IdentityOperationResult told(IdentityOperationResult result) {
        events.publishEvent(new PersonLeft.OrCame());
        return result;
    }
}
