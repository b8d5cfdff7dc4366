package dev.baton.engine;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The engine opens a task to its candidates and its assignee, and never closes it to those who no longer are. */
@Component
public class TaskGrants {

    private final AuthorizationService authorizations;

    TaskGrants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** A team whose work has moved goes on reading it. */
    public void readingOnly(Task task, String group) {
        for (var grant : of(task).groupIdIn(group).list()) {
            grant.setPermissions(new Permission[] {Permissions.READ});
            authorizations.saveAuthorization(grant);
        }
    }

    public void revokeFrom(Task task, String group) {
        revoke(of(task).groupIdIn(group));
    }

    public void revoke(Task task, String person) {
        revoke(of(task).userIdIn(person));
    }

    private void revoke(AuthorizationQuery grants) {
        grants.list().forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
    }

    private AuthorizationQuery of(Task task) {
        return authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task.getId());
    }
}
