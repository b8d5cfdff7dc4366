package dev.baton.raci;

import dev.baton.casefile.CaseReaders.OpenWork;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which activities of the matrix open tasks are: those that the models say. */
@Component
public class OpenActivities {

    private static final String PROPERTY = "activity";
    private static final Pattern ASKED =
            Pattern.compile("raci\\.doers\\(\\s*(?:execution\\s*,\\s*)?['\"](\\w+)['\"]\\s*\\)");

    private final JdbcClient jdbc;
    private final RepositoryService repository;
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    OpenActivities(JdbcClient jdbc, RepositoryService repository) {
        this.jdbc = jdbc;
        this.repository = repository;
    }

    /** The tasks that are one of these activities, of every version of a process that has open tasks. One SQL statement. */
    Set<OpenWork> work(Set<String> wanted) {
        return inUse().stream()
                .flatMap(process -> known.computeIfAbsent(process, this::activities).entrySet().stream()
                        .filter(task -> wanted.contains(task.getValue()))
                        .map(task -> new OpenWork(process, task.getKey())))
                .collect(Collectors.toSet());
    }

    /** Which activity the task of a process is; empty where its model does not say. */
    public Optional<String> of(String process, String task) {
        return Optional.ofNullable(
                known.computeIfAbsent(process, this::activities).get(task));
    }

    /** From one to the next along the index, so that it reads as many rows as there are definitions and not as tasks. */
    private List<String> inUse() {
        return jdbc.sql("""
                with recursive used (id) as (
                  select min(proc_def_id_) from act_ru_task
                  union all
                  select (select min(proc_def_id_) from act_ru_task where proc_def_id_ > used.id) from used where id is not null)
                select id from used where id is not null
                """).query(String.class).list();
    }

    private Map<String, String> activities(String process) {
        return repository.getBpmnModelInstance(process).getModelElementsByType(UserTask.class).stream()
                .filter(task -> activity(task).isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        UserTask::getId, task -> activity(task).orElseThrow()));
    }

    private static Optional<String> activity(UserTask task) {
        return property(task).or(() -> asked(task.getCamundaCandidateGroups()));
    }

    private static Optional<String> property(UserTask task) {
        var extensions = task.getExtensionElements();
        return extensions == null
                ? Optional.empty()
                : extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> PROPERTY.equals(property.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue)
                        .findFirst();
    }

    private static Optional<String> asked(@Nullable String candidates) {
        var asked = ASKED.matcher(Objects.requireNonNullElse(candidates, ""));
        return asked.find() ? Optional.of(asked.group(1)) : Optional.empty();
    }
}
