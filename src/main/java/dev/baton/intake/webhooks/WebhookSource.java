package dev.baton.intake.webhooks;

import dev.baton.intake.mapping.WebhookMapping;
import dev.baton.intake.signatures.SignatureScheme;
import dev.baton.intake.signatures.WebhookKeys;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may send messages.
 *
 * @param tolerance how far the time of a message may lie from ours, either way
 * @param keep how long a delivery is remembered
 */
record WebhookSource(
        String name,
        SignatureScheme scheme,
        WebhookKeys keys,
        WebhookMapping mapping,
        Duration tolerance,
        Duration keep) {

    /** Why the message is not believed; null where it is. The signature is computed in every case. */
    @Nullable
    String doubt(WebhookMessage message, Instant now) {
        boolean signed = message.isSignedWith(keys);
        if (!signed) {
            return "its signature is missing or fits none of the secrets";
        }
        if (scheme.idHeader() != null && message.id().isEmpty()) {
            return "%s is missing or there twice".formatted(scheme.idHeader());
        }
        return isTimely(message, now) ? null : "its time is not within %s of ours".formatted(tolerance);
    }

    /** Where nothing signed tells an old message from a new one, only remembering it does; a secret that is sent proves nothing so. */
    boolean remembersForever() {
        return scheme.timeHeader() == null && scheme.algorithm() != null;
    }

    private boolean isTimely(WebhookMessage message, Instant now) {
        if (scheme.timeHeader() == null) {
            return true;
        }
        var sentAt = scheme.sentAt(message.time());
        return sentAt != null && !sentAt.isBefore(now.minus(tolerance)) && !sentAt.isAfter(now.plus(tolerance));
    }
}
