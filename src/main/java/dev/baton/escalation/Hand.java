package dev.baton.escalation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * In whose hands an escalation was from an instant on.
 *
 * @param person null where everybody of the group was asked
 */
public record Hand(
        long escalation,
        How how,
        @Nullable String person,
        @Nullable String groupName,
        Instant since) {

    public enum How {
        ASKED("asked"),
        ACCEPTED("taken by"),
        INSTEAD("now with");

        private final String label;

        How(String label) {
            this.label = label;
        }
    }

    /** For people: "asked eli". */
    public String told() {
        return "%s %s".formatted(how.label, person == null ? "everybody of " + groupName : person);
    }
}
