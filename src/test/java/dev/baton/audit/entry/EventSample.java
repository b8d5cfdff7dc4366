package dev.baton.audit.entry;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseNumber;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** One of each event, the same each time: every text says its own name. */
final class EventSample {

    private EventSample() {}

    static CaseEvent of(Class<?> event) {
        return (CaseEvent) record(event);
    }

    private static Object record(Class<?> type) {
        var parts = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(parts).map(EventSample::value).toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object value(RecordComponent part) {
        var type = part.getType();
        if (type == CaseNumber.class) {
            return new CaseNumber("C-000001");
        } else if (type == String.class) {
            return part.getName();
        } else if (type == Instant.class) {
            return Instant.parse("2026-11-25T12:00:00Z");
        } else if (type == Duration.class) {
            return Duration.ofHours(26);
        } else if (type == boolean.class || type == Boolean.class) {
            return true;
        } else if (type == int.class || type == Integer.class) {
            return 3;
        } else if (type == long.class || type == Long.class) {
            return 3L;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isRecord()) {
            return record(type);
        }
        throw new IllegalStateException("Teach the sample what a %s is".formatted(part));
    }
}
