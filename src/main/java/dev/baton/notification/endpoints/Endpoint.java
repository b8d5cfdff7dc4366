package dev.baton.notification.endpoints;

import dev.baton.notification.told.ToldEvents;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told what happens to cases.
 *
 * @param because why it is disabled, null while it is enabled
 * @param failingSince since when nothing reached it, null while something does
 */
public record Endpoint(
        String id,
        Setup setup,
        boolean enabled,
        @Nullable String because,
        @Nullable Instant failingSince,
        Instant changedAt,
        String changedBy) {

    public enum Kind {
        WEBHOOK,
        TEAMS
    }

    /**
     * What a person says of it.
     *
     * @param address where messages go; that of Teams is a secret
     * @param events names of {@code ToldEvents}
     * @param words whether the subject of the case and the words of public messages go along
     * @param source null, or the source whose cases alone are told, and not what it said itself
     * @param priorities of cases that are told, any where it is empty
     * @param escalated whether only escalated cases are told
     */
    public record Setup(
            String name,
            Kind kind,
            String address,
            List<String> events,
            boolean words,
            @Nullable String source,
            List<String> priorities,
            boolean escalated) {

        /** Whether its source answers the customer with what it is told here. */
        public boolean isWayToCustomers() {
            return source != null && words && kind == Kind.WEBHOOK && events.contains(ToldEvents.MESSAGE_SENT);
        }

        /** The address may be a secret. */
        @Override
        public String toString() {
            return "Setup[name=%s, kind=%s]".formatted(name, kind);
        }
    }
}
