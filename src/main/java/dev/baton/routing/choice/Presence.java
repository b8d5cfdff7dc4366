package dev.baton.routing.choice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody who is not away works now.
 *
 * @param until when their hours or their turn end; null where that is not known or far
 */
record Presence(Kind kind, @Nullable Instant until) {

    enum Kind {
        WORKING("working"),
        ON_DUTY("onDuty"),
        OFF("off");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As the decision tables have it. */
        String word() {
            return word;
        }
    }
}
