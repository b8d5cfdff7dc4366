package dev.baton.engine.order;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * What a command is going to change, as far as it says so beforehand: the engine's commands name their task, job or execution in
 * a field, and have no method to ask for it.
 *
 * @param id of a task, job, execution or process instance
 */
record CommandSubject(
        @Nullable String businessKey, @Nullable String id) {

    private static final List<String> FIELDS =
            List.of("taskId", "jobId", "executionId", "processInstanceId", "entityId", "builder");

    private static final Map<Class<?>, Optional<Field>> KNOWN = new ConcurrentHashMap<>();

    /** Empty for what only reads, and where the command names nothing. */
    static Optional<CommandSubject> of(Command<?> command) {
        return KNOWN.computeIfAbsent(command.getClass(), CommandSubject::field)
                .map(field -> ReflectionUtils.getField(field, command))
                .flatMap(CommandSubject::read);
    }

    private static Optional<CommandSubject> read(Object value) {
        if (value instanceof String id) {
            return Optional.of(new CommandSubject(null, id));
        }
        if (value instanceof MessageCorrelationBuilderImpl message) {
            return message.getBusinessKey() == null && message.getProcessInstanceId() == null
                    ? Optional.empty()
                    : Optional.of(new CommandSubject(message.getBusinessKey(), message.getProcessInstanceId()));
        }
        if (value instanceof ProcessInstanceModificationBuilderImpl modification
                && modification.getProcessInstanceId() != null) {
            return Optional.of(new CommandSubject(null, modification.getProcessInstanceId()));
        }
        return Optional.empty();
    }

    private static Optional<Field> field(Class<?> type) {
        if (onlyReads(type.getSimpleName())) {
            return Optional.empty();
        }
        var field = FIELDS.stream()
                .flatMap(name -> Stream.ofNullable(ReflectionUtils.findField(type, name)))
                .findFirst();
        field.ifPresent(ReflectionUtils::makeAccessible);
        return field;
    }

    private static boolean onlyReads(String name) {
        return Stream.of("Get", "Find", "Is", "AuthorizationCheck").anyMatch(name::startsWith)
                || name.contains("Query");
    }
}
