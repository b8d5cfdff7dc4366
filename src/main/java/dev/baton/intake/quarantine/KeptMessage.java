package dev.baton.intake.quarantine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A believed message that could not be taken in, and what became of it.
 *
 * @param delivery its id as its sender names it
 * @param headers a JSON object of those that mappings see
 * @param body as it came, in lists its beginning; null once it was taken in or dismissed
 * @param size of the whole body in bytes
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
        long size,
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

    public boolean isWhole() {
        return body == null || body.length == size;
    }

    public String text() {
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    /** The same message with the body as a person mended it. */
    public KeptMessage mended(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new KeptMessage(
                id,
                source,
                delivery,
                receivedAt,
                headers,
                bytes,
                bytes.length,
                place,
                reason,
                waitingFor,
                state,
                attempts,
                decidedAt,
                decidedBy,
                decision,
                caseNumber);
    }
}
