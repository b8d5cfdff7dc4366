package dev.baton.notification.outbox;

import java.time.Duration;

/** It could not be sent now: {@code retryDelivery} of channels.dmn says when it is tried again, and for how long. */
public class TryLater extends Exception {

    private final transient Duration notBefore;
    private final boolean wholeLane;

    /** This one only, as a server says of one recipient; not before this time is over, which may be zero. */
    public TryLater(String reason, Duration notBefore) {
        this(reason, notBefore, false);
    }

    private TryLater(String reason, Duration notBefore, boolean wholeLane) {
        super(reason);
        this.notBefore = notBefore;
        this.wholeLane = wholeLane;
    }

    /** Nothing of the same {@link Channel#lane} would get through: no connection, too many requests. */
    public static TryLater all(String reason, Duration notBefore) {
        return new TryLater(reason, notBefore, true);
    }

    public Duration notBefore() {
        return notBefore;
    }

    boolean concernsTheWholeLane() {
        return wholeLane;
    }
}
