package dev.baton.escalation;

import dev.baton.casefile.CaseNumber;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The work on a case moves from team to team as the same tasks: their ids, and what is written in their forms, stay. */
@Component
class TeamTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final AuthorizationService authorizations;

    TeamTasks(TaskService tasks, RuntimeService runtime, AuthorizationService authorizations) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.authorizations = authorizations;
    }

    void move(CaseNumber number, String from, String to) {
        of(number, from).forEach(task -> move(task, from, to));
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .forEach(process -> runtime.setVariable(process.getId(), "team", to));
    }

    void assign(CaseNumber number, String team, String person) {
        of(number, team).forEach(task -> tasks.setAssignee(task.getId(), person));
    }

    private List<Task> of(CaseNumber number, String team) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskCandidateGroup(team)
                .includeAssignedTasks()
                .list();
    }

    private void move(Task task, String from, String to) {
        var assignee = task.getAssignee();
        tasks.addCandidateGroup(task.getId(), to);
        if (!from.equals(to)) {
            tasks.deleteCandidateGroup(task.getId(), from);
            close(grants(task).groupIdIn(from));
        }
        if (assignee != null) {
            tasks.setAssignee(task.getId(), null);
            close(grants(task).userIdIn(assignee));
        }
    }

    private AuthorizationQuery grants(Task task) {
        return authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task.getId());
    }

    /** The engine opens a task to its candidates and its assignee and never closes it to those who no longer are. */
    private void close(AuthorizationQuery grants) {
        grants.list().forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
    }
}
