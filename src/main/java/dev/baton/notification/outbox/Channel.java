package dev.baton.notification.outbox;

/**
 * A way out of Baton. Each call is bounded in time, far below the ten seconds for which a job is held; the id of the delivery goes with
 * what is sent, since it may be sent once more where Baton is killed before it has written down that it was.
 */
public interface Channel {

    /** As in {@link Delivery#channel}. */
    String name();

    /** What shares a server or an address: when that cannot be reached, none of these is tried until it may be again. */
    default String lane(Delivery delivery) {
        return name();
    }

    /**
     * Sends it, outside of any transaction. What else is thrown counts as {@link TryLater}.
     *
     * @throws TryLater where it may succeed another time
     * @throws Undeliverable where it never will
     */
    Receipt send(Delivery delivery) throws TryLater, Undeliverable;
}
