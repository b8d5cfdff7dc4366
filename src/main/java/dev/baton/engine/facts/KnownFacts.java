package dev.baton.engine.facts;

import dev.baton.engine.CaseFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The facts of all rooms. The engine is there before they are. */
@Component
public class KnownFacts {

    private final SingletonSupplier<List<CaseFacts>> rooms;

    KnownFacts(ObjectProvider<CaseFacts> rooms) {
        this.rooms = SingletonSupplier.of(() -> rooms.stream().toList());
    }

    boolean knows(String name) {
        return rooms.obtain().stream().anyMatch(room -> room.names().contains(name));
    }

    /** @param number of the case, null for a process that has none */
    @Nullable
    Object of(@Nullable String number, String name) {
        return number == null
                ? null
                : rooms.obtain().stream()
                        .filter(room -> room.names().contains(name))
                        .findFirst()
                        .map(room -> room.of(number).get(name))
                        .orElse(null);
    }

    /** @param number null for a task that is of no case */
    Map<String, @Nullable Object> ofTask(String task, @Nullable String number) {
        var all = new HashMap<String, @Nullable Object>();
        if (number != null) {
            rooms.obtain().forEach(room -> all.putAll(room.ofTask(task, number)));
        }
        return all;
    }

    Map<String, @Nullable Object> all(@Nullable String number) {
        var all = new HashMap<String, @Nullable Object>();
        if (number != null) {
            rooms.obtain().forEach(room -> all.putAll(room.of(number)));
        }
        return all;
    }
}
