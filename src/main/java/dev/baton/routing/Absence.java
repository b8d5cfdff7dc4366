package dev.baton.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is away.
 *
 * @param to exclusive
 * @param substitute who is asked instead; null where whoever is best
 * @param reason for the person and who leads them
 */
public record Absence(
        long id,
        String person,
        Instant from,
        Instant to,
        @Nullable String substitute,
        @Nullable String reason) {

    public Absence withoutReason() {
        return new Absence(id, person, from, to, substitute, null);
    }

    public boolean isAt(Instant instant) {
        return !from.isAfter(instant) && to.isAfter(instant);
    }
}
