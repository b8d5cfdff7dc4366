package dev.baton.notification.telling;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a case, on its way to an endpoint.
 *
 * @param id stays the same however often it is sent
 * @param sequence grows with each event of the case that anybody is told
 * @param ofCase the case as it stood then, a JSON object
 * @param facts of the event, a JSON object
 * @param interaction the public message it is about; its words are read when it is sent
 * @param round how often a person had it sent again
 * @param result what became of it, as a reason of {@code NoticeTexts.word}
 */
public record EndpointMessage(
        UUID id,
        String endpoint,
        String type,
        String caseNumber,
        long sequence,
        Instant at,
        String ofCase,
        String facts,
        @Nullable Long interaction,
        State state,
        int round,
        @Nullable Instant triedAt,
        @Nullable String result) {

    /** As the receiver sees it, in the header {@code webhook-id}. */
    public String wireId() {
        return wireId(id);
    }

    static String wireId(UUID id) {
        return "msg_" + id.toString().replace("-", "");
    }

    public enum State {
        WAITING,
        POSTED,
        SENT,
        FAILED,
        DROPPED
    }
}
