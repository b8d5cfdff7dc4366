package dev.baton.notification.outbox;

import dev.baton.casefile.CaseNumber;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to send, before it is in the outbox.
 *
 * @param key the same again is the same delivery
 * @param channel the {@link Channel#name} of how it leaves
 * @param recipient to whom or what, as the channel understands it
 * @param kind what it is, in one word
 * @param interaction the message that it carries; its words are read when it is sent
 * @param body facts for the channel, never what people wrote among themselves
 */
public record NewDelivery(
        String key,
        String channel,
        String recipient,
        String kind,
        @Nullable CaseNumber caseNumber,
        @Nullable Long interaction,
        @Nullable Map<String, Object> body) {}
