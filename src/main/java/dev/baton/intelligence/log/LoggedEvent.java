package dev.baton.intelligence.log;

import java.time.Instant;
import java.util.List;

/**
 * One line of a history.
 *
 * @param values by column of {@link EventLog#columns()}; empty is unknown
 */
public record LoggedEvent(Instant at, List<String> values) {

    public String value(int column) {
        return values.get(column);
    }
}
