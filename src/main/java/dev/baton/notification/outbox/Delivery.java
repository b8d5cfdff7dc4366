package dev.baton.notification.outbox;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.casefile.CaseNumber;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message to one recipient over one channel.
 *
 * @param id Baton's own number for it, the same in each attempt
 * @param round 1, and one more each time a person had it sent again
 * @param lastError why the last attempt did not succeed, or why it was dropped
 * @param triedSince when this round began
 * @param sendingUntil while somebody is sending it
 * @param nextAt not to be tried before; null where it is tried as soon as there is time
 * @param receipt by which id the other side knows it
 */
public record Delivery(
        long id,
        String key,
        String channel,
        String recipient,
        String kind,
        @Nullable CaseNumber caseNumber,
        @Nullable Long interaction,
        Map<String, Object> body,
        State state,
        int attempts,
        int round,
        @Nullable String lastError,
        Instant madeAt,
        Instant triedSince,
        @Nullable Instant sendingUntil,
        @Nullable Instant nextAt,
        @Nullable Instant sentAt,
        @Nullable String receipt) {

    public enum State {
        WAITING,
        SENT,
        /** Shown on the page of deliveries, since there is no server. */
        SHOWN,
        FAILED,
        /** It left, and the other side sent it back. */
        BOUNCED,
        /** Not to be sent any more, or nothing reaches the customer. */
        DROPPED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a person may have it sent again. */
        public boolean isTrouble() {
            return this == FAILED || this == BOUNCED;
        }
    }

    /** The business key of its process. */
    String process() {
        return processOf(id);
    }

    static String processOf(long id) {
        return "D-%06d".formatted(id);
    }

    static long idOf(String process) {
        return Long.parseLong(process.substring(2));
    }
}
