package dev.baton.engine.tasks;

import static org.camunda.bpm.engine.impl.util.EnsureUtil.ensureValidIndividualResourceId;

import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Who is linked to a task of a process has their rights by the link. Tasks of no process, which administrators make by hand, get
 * the engine's grants: the engine looks at these alone where it shows their variables.
 */
class NoGrantPerTask extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity @Nullable [] newTaskAssignee(Task task, String before, @Nullable String person) {
        return person != null && isOfAProcess(task, person) ? null : super.newTaskAssignee(task, before, person);
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskOwner(Task task, String before, @Nullable String person) {
        return person != null && isOfAProcess(task, person) ? null : super.newTaskOwner(task, before, person);
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskUserIdentityLink(Task task, String person, String type) {
        return isOfAProcess(task, person) ? null : super.newTaskUserIdentityLink(task, person, type);
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskGroupIdentityLink(Task task, String group, String type) {
        return isOfAProcess(task, group) ? null : super.newTaskGroupIdentityLink(task, group, type);
    }

    private static boolean isOfAProcess(Task task, String linked) {
        ensureValidIndividualResourceId("Nobody is linked to a task as", linked);
        return task.getProcessDefinitionId() != null;
    }
}
