package dev.baton.intelligence.features;

import dev.baton.intelligence.log.LoggedCase;
import java.time.Instant;

/**
 * A case right after an event.
 *
 * @param known the case with no event after that one
 */
public record Moment(LoggedCase known) {

    public Instant at() {
        return known.end();
    }
}
