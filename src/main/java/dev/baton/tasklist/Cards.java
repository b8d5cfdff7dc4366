package dev.baton.tasklist;

import dev.baton.casefile.CaseNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the cards of several tasks at once, as far as the person may read these tasks. */
@Component
class Cards {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identities;
    private final JdbcClient jdbc;

    Cards(TaskService tasks, RuntimeService runtime, IdentityService identities, JdbcClient jdbc) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identities = identities;
        this.jdbc = jdbc;
    }

    List<Card> of(Collection<String> ids, String person, List<String> groups) {
        var readable = readable(ids, person, groups);
        if (readable.isEmpty()) {
            return List.of();
        }
        var numbers = numbers(readable.stream()
                .map(Task::getProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var cases = cases(Set.copyOf(numbers.values()));
        return readable.stream()
                .filter(task -> cases.containsKey(numbers.get(task.getProcessInstanceId())))
                .map(task -> cases.get(numbers.get(task.getProcessInstanceId())).on(task.getId()))
                .toList();
    }

    private List<Task> readable(Collection<String> ids, String person, List<String> groups) {
        identities.setAuthentication(person, groups);
        try {
            return tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list();
        } finally {
            identities.clearAuthentication();
        }
    }

    /** Numbers of cases by their processes. */
    private Map<String, String> numbers(Set<String> processes) {
        return runtime.createProcessInstanceQuery().processInstanceIds(processes).list().stream()
                .filter(process -> process.getBusinessKey() != null)
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    private Map<String, OfCase> cases(Set<String> numbers) {
        return jdbc.sql("""
                        select c.number, c.subject, a.name as customer, c.skill, c.accountable,
                          greatest(c.reported_at, said.at, told.at) as quiet_since,
                          case when told.at is null or told.at < said.at then said.at end as written_at
                        from support_case c
                        join account a on a.id = c.account
                        left join lateral (
                          select happened_at as at from interaction
                          where case_number = c.number and direction = 'INBOUND' and not automatic
                          order by happened_at desc limit 1) said on true
                        left join lateral (
                          select happened_at as at from interaction
                          where case_number = c.number and direction = 'OUTBOUND' and not automatic
                          order by happened_at desc limit 1) told on true
                        where c.number = any (?)
                        """).param(numbers.toArray(String[]::new)).query(OfCase.class).list().stream()
                .collect(Collectors.toMap(one -> one.number().value(), Function.identity()));
    }

    private record OfCase(
            CaseNumber number,
            String subject,
            String customer,
            @Nullable String skill,
            @Nullable String accountable,
            Instant quietSince,
            @Nullable Instant writtenAt) {

        Card on(String task) {
            return new Card(task, number, subject, customer, skill, accountable, quietSince, writtenAt);
        }
    }
}
