package dev.baton.workplace;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.casefile.PromisedWord;
import dev.baton.casefile.Status;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.Waiting.Wait;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What whoever looks at a case owes it, and what others do. */
@Component
@Order(0)
class NextSection implements CaseSection {

    private final TaskService tasks;
    private final Waiting waiting;
    private final PromisedWord promised;
    private final Clock clock;

    NextSection(TaskService tasks, Waiting waiting, PromisedWord promised, Clock clock) {
        this.tasks = tasks;
        this.waiting = waiting;
        this.promised = promised;
        this.clock = clock;
    }

    /**
     * @param answersForIt whether the one looking is accountable
     * @param promised by when the customer was promised the next word, null where none is owed
     * @param mine also what the one looking may take
     */
    record Next(
            Case subject,
            boolean answersForIt,
            @Nullable Instant promised,
            List<CaseTask> mine,
            List<CaseTask> others,
            List<Wait> waits,
            Instant now) {}

    @Override
    public String template() {
        return "workplace/next";
    }

    @Override
    public Place place() {
        return Place.NEXT;
    }

    @Override
    public Next content(Case subject) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        var open = of(subject).orderByDueDate().asc().list();
        var ours = ours(subject, login);
        var all = open.stream()
                .map(task -> CaseTask.of(task, whose(task, login.getName(), ours)))
                .sorted(Comparator.comparing(task -> task.due() == null ? Instant.MAX : task.due()))
                .toList();
        return new Next(
                subject,
                login.getName().equals(subject.accountable()) && subject.status() == Status.OPEN,
                promised.next(subject.number()).orElse(null),
                all.stream().filter(task -> !task.isFor("others")).toList(),
                all.stream().filter(task -> task.isFor("others")).toList(),
                waiting.of(subject.number()).stream()
                        .filter(wait -> wait.until() == null)
                        .toList(),
                clock.instant());
    }

    private static String whose(Task task, String user, Set<String> ours) {
        if (user.equals(task.getAssignee())) {
            return "mine";
        }
        return task.getAssignee() == null && ours.contains(task.getId()) ? "ours" : "others";
    }

    private Set<String> ours(Case subject, Authentication login) {
        var groups = List.copyOf(AuthorityUtils.authorityListToSet(login.getAuthorities()));
        return groups.isEmpty()
                ? Set.of()
                : of(subject).taskCandidateGroupIn(groups).list().stream()
                        .map(Task::getId)
                        .collect(Collectors.toSet());
    }

    private TaskQuery of(Case subject) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(subject.number().value());
    }
}
