package dev.baton.history.instance;

import dev.baton.history.Element;
import dev.baton.history.HistorySettings;
import dev.baton.history.Model.Version;
import dev.baton.history.Models;
import dev.baton.history.instance.InstanceStory.Operation;
import dev.baton.history.instance.InstanceStory.Related;
import dev.baton.history.tables.TaskRows;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the engine remembers of one instance. */
@Component
class InstanceStories {

    private static final Map<String, String> STATES = Map.of(
            HistoricProcessInstance.STATE_ACTIVE, "running",
            HistoricProcessInstance.STATE_SUSPENDED, "suspended",
            HistoricProcessInstance.STATE_COMPLETED, "finished");

    private final HistoryService history;
    private final Models models;
    private final TaskRows tasks;
    private final TakenDecisions decisions;
    private final FailedWork failed;
    private final VariableChanges variables;
    private final HistorySettings settings;

    InstanceStories(
            HistoryService history,
            Models models,
            TaskRows tasks,
            TakenDecisions decisions,
            FailedWork failed,
            VariableChanges variables,
            HistorySettings settings) {
        this.history = history;
        this.models = models;
        this.tasks = tasks;
        this.decisions = decisions;
        this.failed = failed;
        this.variables = variables;
        this.settings = settings;
    }

    /** Empty where the engine knows no such instance, or none any more. */
    @Transactional(readOnly = true)
    public Optional<InstanceStory> find(String id) {
        return Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(id)
                        .singleResult())
                .map(this::story);
    }

    private InstanceStory story(HistoricProcessInstance instance) {
        var id = instance.getId();
        var most = settings.shown();
        var version = version(instance);
        var elements = models.elements(instance.getProcessDefinitionId());
        var entered = entered(id, most);
        var path = TakenPath.of(entered, elements);
        var related = called(id, most);
        var worked = tasks.of(id, most);
        var values = variables.of(id, entered, elements, most);
        var operations = operations(id, most);
        var incidents = failed.incidents(id, elements, most);
        var failures = failed.failures(id, elements, most);
        var decided = decisions.of(id, most);
        var isCut = Stream.of(entered, related, worked, values, operations, incidents, failures, decided)
                .anyMatch(list -> list.size() >= most);
        return new InstanceStory(
                id,
                instance.getBusinessKey(),
                instance.getProcessDefinitionKey(),
                version.map(Version::name).orElse(instance.getProcessDefinitionKey()),
                instance.getProcessDefinitionId(),
                version.map(Version::number).orElse(null),
                earlier(entered, instance.getProcessDefinitionId()),
                STATES.getOrDefault(instance.getState(), "cancelled"),
                instance.getStartTime().toInstant(),
                instant(instance.getEndTime()),
                took(instance),
                instance.getEndActivityId(),
                instance.getDeleteReason(),
                instance.getStartUserId(),
                calledBy(instance),
                related,
                path,
                planned(elements, path),
                worked,
                values,
                operations,
                incidents,
                failures,
                decided,
                isCut);
    }

    private Optional<Version> version(HistoricProcessInstance instance) {
        return models.find(instance.getProcessDefinitionKey())
                .flatMap(model -> model.versions().stream()
                        .filter(one -> one.definition().equals(instance.getProcessDefinitionId()))
                        .findFirst());
    }

    private List<HistoricActivityInstance> entered(String id, int most) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(id)
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .listPage(0, most);
    }

    /** Versions whose elements it came by before it was moved to the one it has now. */
    private static List<String> earlier(List<HistoricActivityInstance> entered, String definition) {
        return entered.stream()
                .map(HistoricActivityInstance::getProcessDefinitionId)
                .filter(other -> !other.equals(definition))
                .distinct()
                .map(other -> other.contains(":") ? other.split(":")[1] : other)
                .toList();
    }

    private static List<String> planned(Map<String, Element> elements, List<PathStep> path) {
        var passed = new HashSet<String>();
        path.forEach(step -> passed.add(step.element()));
        return elements.values().stream()
                .filter(element -> !passed.contains(element.id()))
                .map(Element::name)
                .toList();
    }

    private @Nullable Related calledBy(HistoricProcessInstance instance) {
        var caller = instance.getSuperProcessInstanceId();
        return caller == null
                ? null
                : Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                                .processInstanceId(caller)
                                .singleResult())
                        .map(InstanceStories::related)
                        .orElse(null);
    }

    private List<Related> called(String id, int most) {
        return history
                .createHistoricProcessInstanceQuery()
                .superProcessInstanceId(id)
                .orderByProcessInstanceStartTime()
                .asc()
                .listPage(0, most)
                .stream()
                .map(InstanceStories::related)
                .toList();
    }

    private static Related related(HistoricProcessInstance other) {
        return new Related(
                other.getId(),
                Objects.requireNonNullElse(other.getProcessDefinitionName(), other.getProcessDefinitionKey()),
                other.getStartTime().toInstant(),
                instant(other.getEndTime()));
    }

    private List<Operation> operations(String id, int most) {
        return history
                .createUserOperationLogQuery()
                .processInstanceId(id)
                .orderByTimestamp()
                .asc()
                .listPage(0, most)
                .stream()
                .map(InstanceStories::operation)
                .toList();
    }

    private static Operation operation(UserOperationLogEntry entry) {
        return new Operation(
                entry.getTimestamp().toInstant(),
                entry.getUserId(),
                entry.getOperationType(),
                entry.getEntityType(),
                entry.getProperty(),
                entry.getOrgValue(),
                entry.getNewValue(),
                entry.getAnnotation());
    }

    private static @Nullable Duration took(HistoricProcessInstance instance) {
        return instance.getEndTime() == null
                ? null
                : Duration.between(
                        instance.getStartTime().toInstant(),
                        instance.getEndTime().toInstant());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
