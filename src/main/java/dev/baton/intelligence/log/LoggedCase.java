package dev.baton.intelligence.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** @param events in the order of time, at least one */
public record LoggedCase(String id, List<LoggedEvent> events) {

    public Instant begin() {
        return events.get(0).at();
    }

    public Instant end() {
        return events.get(events.size() - 1).at();
    }

    /** From the first event to the last. */
    public Duration duration() {
        return Duration.between(begin(), end());
    }

    /** What is told last of a column; empty where nothing is ever told. */
    public String last(int column) {
        for (int event = events.size() - 1; event >= 0; event--) {
            if (!events.get(event).value(column).isEmpty()) {
                return events.get(event).value(column);
            }
        }
        return "";
    }

    /** The case as it was known after so many events. */
    public LoggedCase after(int count) {
        return new LoggedCase(id, events.subList(0, Math.min(count, events.size())));
    }
}
