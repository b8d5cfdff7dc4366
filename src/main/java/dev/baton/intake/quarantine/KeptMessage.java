package dev.baton.intake.quarantine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A believed message that could not be taken in, and what became of it.
 *
 * @param delivery its id as its sender names it
 * @param headers a JSON object of those that mappings see
 * @param body as it came; null once it was taken in or dismissed
 * @param place where it fails
 * @param waitingFor the case at its source that has to be reported before; null where a person has to mend something
 * @param decision why it was dismissed, or what became of it
 */
public record KeptMessage(
        long id,
        String source,
        String delivery,
        Instant receivedAt,
        String headers,
        byte @Nullable [] body,
        String place,
        String reason,
        @Nullable String waitingFor,
        State state,
        int attempts,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String decision,
        @Nullable String caseNumber) {

    public enum State {
        KEPT,
        TAKEN,
        DISMISSED
    }

    public String text() {
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }
}
