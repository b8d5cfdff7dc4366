package dev.baton.security.setup;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_ASSIGN;

import dev.baton.security.Access;
import dev.baton.security.Groups;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.springframework.stereotype.Component;

/** What each group may do in the engine. A task itself is opened to its candidates and its assignee by the engine. */
@Component
public class Permissions {

    private static final List<String> STARTERS = List.of("support-agent", "cs-manager", Groups.MANAGERS);

    private final AuthorizationService authorizations;

    Permissions(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void grant() {
        administrators();
        List.of(Groups.MANAGERS, Groups.LEADERS).forEach(this::overseer);
        Groups.DESK.forEach(this::desk);
        STARTERS.forEach(this::starter);
        processOwner();
        auditor();
    }

    private void administrators() {
        for (var resource : Resources.values()) {
            allow(Groups.ADMINISTRATORS, resource, "*", ALL);
        }
    }

    /**
     * Tasklist reads an instance's facts for the card of a task, and the engine has no smaller permission for it. {@link Access}
     * closes to agents whatever else this would open.
     */
    private void desk(String group) {
        allow(group, Resources.APPLICATION, "tasklist", ACCESS);
        allow(group, Resources.FILTER, "*", READ);
        allow(group, Resources.PROCESS_DEFINITION, "*", READ, READ_INSTANCE);
    }

    private void starter(String group) {
        allow(group, Resources.PROCESS_DEFINITION, "support-case", READ, CREATE_INSTANCE);
        allow(group, Resources.PROCESS_INSTANCE, "*", CREATE);
    }

    private void overseer(String group) {
        allow(group, Resources.APPLICATION, "cockpit", ACCESS);
        allow(
                group,
                Resources.PROCESS_DEFINITION,
                "*",
                READ,
                READ_INSTANCE,
                READ_HISTORY,
                READ_TASK,
                TASK_ASSIGN,
                CREATE_INSTANCE);
        allow(group, Resources.DECISION_DEFINITION, "*", READ, READ_HISTORY);
    }

    private void processOwner() {
        allow(Groups.PROCESS_OWNERS, Resources.APPLICATION, "cockpit", ACCESS);
        allow(Groups.PROCESS_OWNERS, Resources.DEPLOYMENT, "*", READ, CREATE);
        allow(Groups.PROCESS_OWNERS, Resources.PROCESS_DEFINITION, "*", READ, READ_INSTANCE);
        allow(Groups.PROCESS_OWNERS, Resources.DECISION_DEFINITION, "*", READ);
    }

    private void auditor() {
        allow(Groups.AUDITORS, Resources.APPLICATION, "cockpit", ACCESS);
        allow(Groups.AUDITORS, Resources.DEPLOYMENT, "*", READ);
        allow(Groups.AUDITORS, Resources.PROCESS_DEFINITION, "*", READ, READ_INSTANCE, READ_HISTORY, READ_TASK);
        allow(Groups.AUDITORS, Resources.DECISION_DEFINITION, "*", READ, READ_HISTORY);
        allow(Groups.AUDITORS, Resources.OPERATION_LOG_CATEGORY, "*", UserOperationLogCategoryPermissions.READ);
    }

    private void allow(String group, Resources resource, String id, Permission... permissions) {
        if (granted(group, resource, id) == 0) {
            var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(id);
            grant.setPermissions(permissions);
            authorizations.saveAuthorization(grant);
        }
    }

    private long granted(String group, Resources resource, String id) {
        return authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .count();
    }
}
