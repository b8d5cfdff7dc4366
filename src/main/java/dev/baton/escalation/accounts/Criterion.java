package dev.baton.escalation.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has to be reached before an account escalation ends.
 *
 * @param owner who sees to it
 * @param reason why it was waived, or what shows that it is met
 */
public record Criterion(
        long id,
        String text,
        String owner,
        State state,
        @Nullable String reason,
        @Nullable String settledBy,
        @Nullable Instant settledAt) {

    public enum State {
        OPEN,
        MET,
        WAIVED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
