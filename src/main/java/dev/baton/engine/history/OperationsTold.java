package dev.baton.engine.history;

import dev.baton.engine.EngineChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What people do in Tasklist, Cockpit, Admin and over REST, as the engine's own operation log says it: what belongs to one operation is
 * told at once. People and groups are told where they are kept, models where they come in.
 */
@Component
public class OperationsTold implements HistoryEventHandler {

    private static final Set<String> TOLD_ELSEWHERE =
            Set.of(EntityTypes.USER, EntityTypes.GROUP, EntityTypes.GROUP_MEMBERSHIP);

    /** Properties that hold user ids. */
    private static final Set<String> PEOPLE = Set.of("assignee", "owner", "userId", "user");

    /** Properties whose values are nobody's personal data: ids of the engine's, numbers, states. */
    private static final Set<String> PLAIN = Set.of(
            "async",
            "count",
            "delete",
            "dueDate",
            "duedate",
            "duplicateFilterEnabled",
            "delegation",
            "deployChangedOnly",
            "cascade",
            "followUpDate",
            "candidateGroup",
            "groupId",
            "includeProcessInstances",
            "maxCount",
            "newProcessDefinitionId",
            "nrOfInstances",
            "nrOfVariables",
            "nrOfInstructions",
            "permissionBits",
            "permissions",
            "priority",
            "processDefinitionId",
            "processInstanceId",
            "removalTime",
            "resource",
            "resourceId",
            "retries",
            "suspensionState",
            "type");

    private final ApplicationEventPublisher events;

    OperationsTold(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** What one transaction did, by the id of the operation. */
    private final class Operations implements TransactionSynchronization {

        private final Map<String, List<UserOperationLogEntryEventEntity>> byId = new LinkedHashMap<>();
        private final Map<String, @Nullable String> businessKeys = new HashMap<>();

        void add(UserOperationLogEntryEventEntity entry) {
            var id = String.valueOf(entry.getOperationId());
            if (!byId.containsKey(id)) {
                businessKeys.put(id, businessKey(entry.getProcessInstanceId()));
            }
            byId.computeIfAbsent(id, first -> new ArrayList<>()).add(entry);
        }

        void tell() {
            byId.forEach((id, entries) -> events.publishEvent(change(entries, businessKeys.get(id))));
            byId.clear();
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            tell();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(OperationsTold.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(OperationsTold.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(OperationsTold.this);
        }
    }

    /** The engine gives each property of an operation by itself. */
    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof UserOperationLogEntryEventEntity entry && !isToldElsewhere(entry)) {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                var operations = new Operations();
                operations.add(entry);
                operations.tell();
                return;
            }
            operations().add(entry);
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> all) {
        all.forEach(this::handleEvent);
    }

    private Operations operations() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Operations known) {
            return known;
        }
        var operations = new Operations();
        TransactionSynchronizationManager.bindResource(this, operations);
        TransactionSynchronizationManager.registerSynchronization(operations);
        return operations;
    }

    private static boolean isToldElsewhere(UserOperationLogEntryEventEntity entry) {
        return TOLD_ELSEWHERE.contains(entry.getEntityType())
                || EntityTypes.DEPLOYMENT.equals(entry.getEntityType())
                        && UserOperationLogEntry.OPERATION_TYPE_CREATE.equals(entry.getOperationType());
    }

    private static EngineChange change(List<UserOperationLogEntryEventEntity> entries, @Nullable String businessKey) {
        var first = entries.get(0);
        var details = new LinkedHashMap<String, Object>();
        details.put("entity", first.getEntityType());
        details.put("operation", first.getOperationType());
        var ids = ids(first);
        ids.entrySet().stream().skip(1).forEach(id -> details.put(id.getKey(), id.getValue()));
        if (first.getProcessDefinitionId() != null) {
            details.put("model", keyAndVersion(first.getProcessDefinitionId()));
        }
        var people = new LinkedHashMap<String, String>();
        var words = new LinkedHashMap<String, String>();
        entries.forEach(entry -> property(entry, details, people, words));
        if (first.getAnnotation() != null) {
            words.put("annotation", first.getAnnotation());
        }
        return new EngineChange(
                kind(first.getEntityType()),
                first.getUserId(),
                businessKey,
                first.getEntityType(),
                ids.values().stream().findFirst().orElse(null),
                details,
                people,
                words);
    }

    private static String kind(String entity) {
        return switch (entity) {
            case EntityTypes.AUTHORIZATION -> "PermissionChanged";
            case EntityTypes.FILTER -> "FilterChanged";
            case EntityTypes.DEPLOYMENT -> "DeploymentDeleted";
            default -> "EngineOperation";
        };
    }

    /** The most particular one first. */
    private static Map<String, String> ids(UserOperationLogEntryEventEntity entry) {
        var ids = new LinkedHashMap<String, String>();
        Stream.of(
                        id("task", entry.getTaskId()),
                        id("job", entry.getJobId()),
                        id("batch", entry.getBatchId()),
                        id("deployment", entry.getProcessDefinitionId() == null ? entry.getDeploymentId() : null),
                        id("instance", entry.getProcessInstanceId()))
                .flatMap(Optional::stream)
                .forEach(id -> ids.put(id.getKey(), id.getValue()));
        return ids;
    }

    /** {@code support-case:4} of {@code support-case:4:<id>}. */
    private static String keyAndVersion(String definition) {
        var end = definition.lastIndexOf(':');
        return end < 0 ? definition : definition.substring(0, end);
    }

    private static Optional<Map.Entry<String, String>> id(String name, @Nullable String id) {
        return id == null ? Optional.empty() : Optional.of(Map.entry(name, id));
    }

    private static void property(
            UserOperationLogEntryEventEntity entry,
            Map<String, Object> details,
            Map<String, String> people,
            Map<String, String> words) {
        var name = entry.getProperty();
        if (name == null || Objects.equals(entry.getOrgValue(), entry.getNewValue())) {
            return;
        }
        if (PLAIN.contains(name)) {
            var change = new LinkedHashMap<String, @Nullable String>();
            change.put("from", entry.getOrgValue());
            change.put("to", entry.getNewValue());
            details.put(name, change);
            return;
        }
        var kept = PEOPLE.contains(name) ? people : words;
        put(kept, name + ".from", entry.getOrgValue());
        put(kept, name + ".to", entry.getNewValue());
    }

    private static void put(Map<String, String> kept, String name, @Nullable String value) {
        if (value != null && !value.isEmpty() && !value.equals("*")) {
            kept.put(name, value);
        }
    }

    private static @Nullable String businessKey(@Nullable String instance) {
        var command = Context.getCommandContext();
        if (instance == null || command == null) {
            return null;
        }
        ExecutionEntity execution = command.getExecutionManager().findExecutionById(instance);
        return execution == null ? null : execution.getBusinessKey();
    }
}
