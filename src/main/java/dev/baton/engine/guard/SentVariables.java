package dev.baton.engine.guard;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * The variables that come with a command about processes, whatever it is called: the engine's commands keep them in maps of their
 * own, or in those of a builder or a plan, and have no method to ask for them.
 *
 * @param names of variables to be set or removed
 * @param definition of the process to be started, null for all but a start
 * @param definitionKey of the process to be started, where its definition is not told
 * @param businessKey that the started process shall have
 */
record SentVariables(
        Set<String> names,
        @Nullable String definition,
        @Nullable String definitionKey,
        @Nullable String businessKey) {

    private static final SentVariables NONE = new SentVariables(Set.of(), null, null, null);
    private static final int DEPTH = 4;

    /** Those of tasks are guarded where a task is completed; a decision is asked without leaving anything. */
    private static final List<String> NOT_OF_PROCESSES =
            List.of("Query", "Filter", "Decision", "Deploy", "History", "Historic", "Form", "Report");

    private static final Map<Class<?>, List<Field>> KNOWN = new ConcurrentHashMap<>();

    static SentVariables of(Command<?> command) {
        var name = command.getClass().getSimpleName();
        if (!concernsProcesses(name)) {
            return NONE;
        }
        var found = new Found();
        found.read(command, DEPTH);
        return found.told(name.contains("Start"));
    }

    private static boolean concernsProcesses(String name) {
        if (name.equals("SubmitStartFormCmd")) {
            return true;
        }
        return name.endsWith("Cmd")
                && Stream.of("Get", "Find", "Is").noneMatch(name::startsWith)
                && NOT_OF_PROCESSES.stream().noneMatch(name::contains)
                && (!name.contains("Task") || name.contains("ExternalTask"));
    }

    private static List<Field> fields(Class<?> type) {
        var fields = new ArrayList<Field>();
        ReflectionUtils.doWithFields(
                type, fields::add, field -> !Modifier.isStatic(field.getModifiers()) && matters(field));
        fields.forEach(ReflectionUtils::makeAccessible);
        return fields;
    }

    private static boolean matters(Field field) {
        return holdsVariables(field) || leadsOn(field) || names(field);
    }

    private static boolean holdsVariables(Field field) {
        var name = field.getName().toLowerCase(Locale.ROOT);
        return (Map.class.isAssignableFrom(field.getType()) || Collection.class.isAssignableFrom(field.getType()))
                && (name.contains("variable") || name.equals("deletions"));
    }

    private static boolean leadsOn(Field field) {
        var name = field.getName();
        return name.toLowerCase(Locale.ROOT).endsWith("builder")
                || name.equals("migrationPlan")
                || name.equals("operations")
                || name.equals("instructions");
    }

    private static boolean names(Field field) {
        return field.getType() == String.class
                && Set.of("processDefinitionId", "processDefinitionKey", "businessKey")
                        .contains(field.getName());
    }

    private static final class Found {

        private final Set<String> names = new TreeSet<>();
        private @Nullable String definition;
        private @Nullable String definitionKey;
        private @Nullable String businessKey;

        void read(Object holder, int depth) {
            for (var field : KNOWN.computeIfAbsent(holder.getClass(), SentVariables::fields)) {
                var value = ReflectionUtils.getField(field, holder);
                if (value != null) {
                    take(field, value, depth);
                }
            }
        }

        private void take(Field field, Object value, int depth) {
            if (value instanceof String text) {
                name(field.getName(), text);
            } else if (holdsVariables(field)) {
                var all = value instanceof Map<?, ?> map ? map.keySet() : (Collection<?>) value;
                all.forEach(name -> names.add(String.valueOf(name)));
            } else if (depth > 0) {
                var all = value instanceof Collection<?> several ? several : List.of(value);
                all.forEach(one -> read(one, depth - 1));
            }
        }

        private void name(String field, String text) {
            switch (field) {
                case "processDefinitionId" -> definition = text;
                case "processDefinitionKey" -> definitionKey = text;
                default -> businessKey = text.isBlank() ? null : text;
            }
        }

        SentVariables told(boolean starts) {
            return starts
                    ? new SentVariables(names, definition, definitionKey, businessKey)
                    : new SentVariables(names, null, null, null);
        }
    }
}
