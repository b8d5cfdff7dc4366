package dev.baton.notification.log;

import dev.baton.notification.outbox.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the page and the API show it.
 *
 * @param caseNumber null where it is of none; null as well, with recipient and reason, where who asks may not read the case
 * @param hidden whether who asks may not read the case
 * @param kind such as reply or automatic
 * @param state waiting, sent, shown, failed, bounced or dropped
 * @param reason why the last attempt did not succeed, or why it is not sent
 * @param nextAt when it is tried next; null where it is not, or as soon as there is time
 */
record DeliveryRow(
        long id,
        String channel,
        @Nullable String recipient,
        @Nullable String caseNumber,
        boolean hidden,
        String kind,
        String state,
        int attempts,
        @Nullable String reason,
        Instant madeAt,
        @Nullable Instant nextAt,
        @Nullable Instant sentAt) {

    static DeliveryRow of(DeliveryLog.Shown shown, String reason) {
        var one = shown.delivery();
        return new DeliveryRow(
                one.id(),
                one.channel(),
                shown.readable() ? one.recipient() : null,
                shown.readable() && one.caseNumber() != null ? one.caseNumber().value() : null,
                !shown.readable(),
                one.kind(),
                one.state().label(),
                one.attempts(),
                shown.readable() && !reason.isEmpty() ? reason : null,
                one.madeAt(),
                one.nextAt(),
                one.sentAt());
    }

    public boolean isFailed() {
        return state.equals(Delivery.State.FAILED.label());
    }

    public boolean isBounced() {
        return state.equals(Delivery.State.BOUNCED.label());
    }

    /** How its state looks. */
    public String look() {
        return switch (state) {
            case "sent", "shown" -> "met";
            case "failed", "bounced" -> "overdue";
            case "waiting" -> "requested";
            default -> "";
        };
    }
}
