package dev.baton.raci;

import dev.baton.casefile.CaseNumber;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which activities of the matrix are open on a case: those that the models say its tasks are. */
@Component
class OpenActivities {

    private static final String PROPERTY = "activity";
    private static final Pattern ASKED = Pattern.compile("raci\\.doers\\(\\s*['\"](\\w+)['\"]\\s*\\)");

    private final TaskService tasks;
    private final RepositoryService repository;
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    OpenActivities(TaskService tasks, RepositoryService repository) {
        this.tasks = tasks;
        this.repository = repository;
    }

    Set<String> of(CaseNumber number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list().stream()
                .map(task -> known.computeIfAbsent(task.getProcessDefinitionId(), this::activities)
                        .get(task.getTaskDefinitionKey()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
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
