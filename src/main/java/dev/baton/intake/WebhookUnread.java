package dev.baton.intake;

import org.jspecify.annotations.Nullable;

/**
 * A believed message that cannot be taken in as it stands.
 *
 * <p>{@code place} says where it fails, {@code waitingFor} the case it has to wait for, null where a person has to mend it.
 */
class WebhookUnread extends RuntimeException {

    final String place;
    final @Nullable String waitingFor;

    WebhookUnread(String place, String reason, @Nullable String waitingFor) {
        super(reason);
        this.place = place;
        this.waitingFor = waitingFor;
    }

    WebhookUnread(String place, String reason) {
        this(place, reason, null);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
