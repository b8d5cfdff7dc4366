package dev.baton.routing.holders;

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

/** A task they had taken on is open again to everybody who may do it. Last, after rooms have given away what is theirs. */
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
        tasks.setAssignee(task.getId(), null);
        caseFile.record(new TaskReturned(left.number(), task.getName(), left.person(), left.why()));
    }

    /** Who is still of another group that may do it keeps it. */
    private boolean mayNotKeep(Task task, HolderLeft left) {
        var candidates = candidates(task);
        return left.group() == null
                || candidates.contains(left.group())
                        && groups(left.person()).stream().noneMatch(candidates::contains);
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
}
