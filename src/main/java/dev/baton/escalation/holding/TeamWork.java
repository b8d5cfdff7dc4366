package dev.baton.escalation.holding;

import dev.baton.casefile.CaseNumber;
import dev.baton.engine.CaseVariables;
import dev.baton.engine.TaskReaders;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The work that belongs to the team of a case: the tasks whose candidates are {@code ${team}} in their model. Only these move,
 * as the same tasks: their ids, and what is written in their forms, stay. All others belong to their roles.
 */
@Component
public class TeamWork {

    private static final String CANDIDATES = "${team}";

    private final TaskService tasks;
    private final CaseVariables variables;
    private final RepositoryService repository;
    private final TaskReaders readers;
    private final Map<String, Set<String>> steps = new ConcurrentHashMap<>();
    private final ThreadLocal<Boolean> moving = ThreadLocal.withInitial(() -> false);

    TeamWork(TaskService tasks, CaseVariables variables, RepositoryService repository, TaskReaders readers) {
        this.tasks = tasks;
        this.variables = variables;
        this.repository = repository;
        this.readers = readers;
    }

    /** Who has taken on the work, if somebody has. */
    public Optional<String> taken(CaseNumber number) {
        return of(number).stream()
                .map(Task::getAssignee)
                .filter(person -> person != null)
                .findFirst();
    }

    /** Whether anything on the case is the team's to do. */
    public boolean isAny(CaseNumber number) {
        return !of(number).isEmpty();
    }

    /**
     * @param own the team the case was routed to, which goes on reading it wherever it goes
     * @param team null where it is no team's: before the triage nothing is to move
     * @param person who has it; null leaves it to whoever of the team takes it on
     */
    public void move(CaseNumber number, @Nullable String own, @Nullable String team, @Nullable String person) {
        variables.set(number.value(), Collections.singletonMap("team", team));
        if (team == null) {
            return;
        }
        moving(() -> of(number).forEach(task -> {
            open(task, own, team);
            give(task, person);
        }));
    }

    /** Whether the tasks change because their case did, and not by what somebody does with them. */
    boolean isMoving() {
        return moving.get();
    }

    private void moving(Runnable move) {
        moving.set(true);
        try {
            move.run();
        } finally {
            moving.remove();
        }
    }

    /** Opens to the team what this person has of it; what others have taken on stays theirs. */
    void takeFrom(CaseNumber number, @Nullable String person) {
        moving(() -> of(number).stream()
                .filter(task -> Objects.equals(task.getAssignee(), person))
                .forEach(task -> give(task, null)));
    }

    /** Whether this is one of the tasks that belong to the team. */
    boolean isOne(DelegateTask task) {
        return isTheTeams(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
    }

    private void open(Task task, @Nullable String own, String team) {
        var before = candidates(task);
        if (!before.contains(team)) {
            tasks.addCandidateGroup(task.getId(), team);
        }
        before.stream().filter(group -> !group.equals(team)).forEach(group -> {
            tasks.deleteCandidateGroup(task.getId(), group);
            if (group.equals(own)) {
                readers.add(task, group);
            }
        });
    }

    private void give(Task task, @Nullable String person) {
        var assignee = task.getAssignee();
        if (!Objects.equals(assignee, person)) {
            tasks.setAssignee(task.getId(), person);
        }
    }

    private List<String> candidates(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private List<Task> of(CaseNumber number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list().stream()
                .filter(task -> isTheTeams(task.getProcessDefinitionId(), task.getTaskDefinitionKey()))
                .toList();
    }

    private boolean isTheTeams(String process, String task) {
        return steps.computeIfAbsent(process, this::stepsOfTheTeam).contains(task);
    }

    private Set<String> stepsOfTheTeam(String process) {
        return repository.getBpmnModelInstance(process).getModelElementsByType(UserTask.class).stream()
                .filter(task -> CANDIDATES.equals(task.getCamundaCandidateGroups()))
                .map(BaseElement::getId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
