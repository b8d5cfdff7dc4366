package dev.baton.routing.holders;

import dev.baton.casefile.CaseEvent.TaskGiven;
import dev.baton.casefile.CaseEvent.TaskReturned;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.HolderLeft;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A task they had taken on is with who stands in for them, where they may do it, else open again to everybody who may. Last, after rooms have given away what is theirs. */
@Component
class TasksOfWhoLeft {

    private static final int LAST = 30;

    private final TaskService tasks;
    private final IdentityService identities;
    private final CaseFile caseFile;

    TasksOfWhoLeft(TaskService tasks, IdentityService identities, CaseFile caseFile) {
        this.tasks = tasks;
        this.identities = identities;
        this.caseFile = caseFile;
    }

    @EventListener
    @Order(LAST)
    void open(HolderLeft left) {
        tasks
                .createTaskQuery()
                .processInstanceBusinessKey(left.number().value())
                .taskAssignee(left.person())
                .list()
                .stream()
                .filter(task -> mayNotKeep(task, left))
                .forEach(task -> open(task, left));
    }

    private void open(Task task, HolderLeft left) {
        var substitute = left.substitute();
        if (substitute != null && groups(substitute).stream().anyMatch(candidates(task)::contains)) {
            tasks.setAssignee(task.getId(), substitute);
            caseFile.record(new TaskGiven(left.number(), task.getName(), substitute, left.why()));
            return;
        }
        tasks.setAssignee(task.getId(), null);
        if (isStillWith(left.person(), task)) {
            return;
        }
        caseFile.record(new TaskReturned(left.number(), task.getName(), left.person(), left.why()));
    }

    /** Who is still of another group that may do it keeps it; who is of none any more keeps nothing, whyever they had it. */
    private boolean mayNotKeep(Task task, HolderLeft left) {
        var candidates = candidates(task);
        var groups = groups(left.person());
        return left.group() == null
                || groups.isEmpty()
                || candidates.contains(left.group()) && groups.stream().noneMatch(candidates::contains);
    }

    private List<String> candidates(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE))
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> groups(String person) {
        return identities.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
    }

    /** A question stays with who is asked, also where they give it back. */
    private boolean isStillWith(String person, Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).taskAssignee(person).count() > 0;
    }
}
