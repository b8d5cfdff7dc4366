package dev.baton.notification.outbox;

import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery that needs no other attempt.
 *
 * @param state SENT, SHOWN or DROPPED
 * @param told by which id the other side knows it, or why it was dropped; null where there is nothing to tell
 */
public record Receipt(Delivery.State state, @Nullable String told) {

    /** The other side has it. */
    public static Receipt sent(@Nullable String id) {
        return new Receipt(Delivery.State.SENT, id);
    }

    /** Nothing left: there is no server, and it is shown on the page of deliveries instead. */
    public static Receipt shown(@Nullable String id) {
        return new Receipt(Delivery.State.SHOWN, id);
    }

    /** It is not to be sent any more. */
    public static Receipt dropped(String reason) {
        return new Receipt(Delivery.State.DROPPED, reason);
    }
}
