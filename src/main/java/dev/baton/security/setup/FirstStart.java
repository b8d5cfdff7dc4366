package dev.baton.security.setup;

import dev.baton.security.Groups;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Groups, permissions, filters and the first administrator: made once, by whichever node comes first. */
@Component
public class FirstStart implements SmartInitializingSingleton {

    private static final long LOCK = 0x6261746f6eL;

    private final IdentityService identities;
    private final Permissions permissions;
    private final TaskFilters filters;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String admin;
    private final String password;

    FirstStart(
            IdentityService identities,
            Permissions permissions,
            TaskFilters filters,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            @Value("${baton.admin.user}") String admin,
            @Value("${baton.admin.password}") String password) {
        this.identities = identities;
        this.permissions = permissions;
        this.filters = filters;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.admin = admin;
        this.password = password;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(started -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
            Groups.NAMES.forEach(this::createGroup);
            permissions.grant();
            filters.create();
            administrator();
        });
    }

    private void createGroup(String id, String name) {
        if (identities.createGroupQuery().groupId(id).count() == 0) {
            var group = identities.newGroup(id);
            group.setName(name);
            group.setType("WORKFLOW");
            identities.saveGroup(group);
        }
    }

    private void administrator() {
        if (identities.createUserQuery().memberOfGroup(Groups.ADMINISTRATORS).count() > 0) {
            return;
        }
        if (password.isBlank()) {
            throw new NoAdministrator(
                    "Nobody administers this Baton yet, and no password is given for the first administrator.");
        }
        if (identities.createUserQuery().userId(admin).count() == 0) {
            var user = identities.newUser(admin);
            user.setFirstName("First");
            user.setLastName("Administrator");
            user.setPassword(password);
            checkStrength(user);
            identities.saveUser(user);
        }
        identities.createMembership(admin, Groups.ADMINISTRATORS);
    }

    private void checkStrength(User administrator) {
        if (!identities.checkPasswordAgainstPolicy(password, administrator).isValid()) {
            throw new NoAdministrator("The password given for the first administrator is too weak.");
        }
    }
}
