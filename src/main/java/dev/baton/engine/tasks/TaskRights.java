package dev.baton.engine.tasks;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;

/** The engine's authorizations, to which the links of tasks are added: who is linked to a task may see it and work on it. */
public class TaskRights extends AuthorizationManager {

    @Override
    public boolean isAuthorized(String person, List<String> groups, PermissionCheck check) {
        return !isAuthorizationEnabled() || isAuthorized(person, groups, createCompositePermissionCheck(check));
    }

    @Override
    public boolean isAuthorized(String person, List<String> groups, CompositePermissionCheck checks) {
        if (checks.getAllPermissionChecks().stream().noneMatch(TaskRights::isOfATask)) {
            return super.isAuthorized(person, groups, checks);
        }
        checks.getAllPermissionChecks().forEach(this::refuseUnfit);
        var check = new AuthorizationCheck(
                person, filterAuthenticatedGroupIds(groups), checks, isRevokeAuthCheckEnabled(person, groups));
        return getDbEntityManager().selectBoolean(RightsInSql.IS_AUTHORIZED, check);
    }

    /** Where nothing can be revoked, the links and the grants decide in the query itself, without the engine's join. */
    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        super.configureTaskQuery(query);
        var check = query.getAuthCheck();
        if (check.isAuthorizationCheckEnabled() && !check.isRevokeAuthorizationCheckEnabled()) {
            check.setPermissionChecks(new CompositePermissionCheck());
        }
    }

    /** The engine leaves out groups without any authorization, and reads the whole table to know them. */
    @Override
    public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groups) {
        return groups == null ? new ArrayList<>() : new ArrayList<>(groups);
    }

    private static boolean isOfATask(PermissionCheck check) {
        return check.getResource() == Resources.TASK && check.getResourceId() != null;
    }

    private void refuseUnfit(PermissionCheck check) {
        if (!isResourceValidForPermission(check)) {
            throw LOG.invalidResourceForPermission(
                    check.getResource().resourceName(), check.getPermission().getName());
        }
    }
}
