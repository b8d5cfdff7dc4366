package dev.baton.intake.quarantine;

import org.jspecify.annotations.Nullable;

/**
 * A believed message that cannot be taken in as it stands.
 *
 * <p>{@code place} says where it fails, {@code waitingFor} the case it has to wait for, null where a person has to mend it.
 */
public class WebhookUnread extends RuntimeException {

    public final String place;
    public final @Nullable String waitingFor;

    public WebhookUnread(String place, String reason, @Nullable String waitingFor) {
        super(reason);
        this.place = place;
        this.waitingFor = waitingFor;
    }

    public WebhookUnread(String place, String reason) {
        this(place, reason, null);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
