package dev.baton.notification.outbox;

import dev.baton.casefile.Deed;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is posted here leaves Baton once the transaction it was posted in has been committed, and not if it was not. */
@Component
public class Outbox {

    private static final int AT_ONCE = 500;

    private final DeliveryRecords deliveries;
    private final DeliveryProcess process;

    private final ApplicationEventPublisher events;

    Outbox(DeliveryRecords deliveries, DeliveryProcess process, ApplicationEventPublisher events) {
        this.events = events;
        this.deliveries = deliveries;
        this.process = process;
    }

    /** Its number; empty where its key was posted before. */
    @Transactional
    public Optional<Long> post(NewDelivery what) {
        var id = deliveries.add(what, Delivery.State.WAITING, null);
        id.ifPresent(process::start);
        return id;
    }

    /** Written down as not sent, with the reason: nothing leaves. */
    @Transactional
    public Optional<Long> postUnsent(NewDelivery what, String reason) {
        return deliveries.add(what, Delivery.State.DROPPED, reason);
    }

    /** Has it sent again; false where it is none that failed or came back. */
    @Transactional
    public boolean retry(long id) {
        var begun = deliveries.retry(id);
        if (begun) {
            process.retry(id);
            events.publishEvent(Deed.of("DeliveryRetried").about("delivery", String.valueOf(id)));
        }
        return begun;
    }

    /** Has those of a channel sent again that failed, the oldest first, 500 at most; how many. */
    @Transactional
    public int retryFailed(String channel) {
        var failed = deliveries.failed(channel, AT_ONCE);
        failed.forEach(this::retry);
        return failed.size();
    }

    /** It is not tried any more, and nobody is asked about it; false where it is none that failed or came back. */
    @Transactional
    public boolean giveUp(long id, String by) {
        var dropped = deliveries.drop(id, "notification.why.givenUp " + by);
        if (dropped) {
            process.giveUp(id);
            events.publishEvent(Deed.of("DeliveryGivenUp").by(by).about("delivery", String.valueOf(id)));
        }
        return dropped;
    }

    /**
     * Those that wait and that nobody sends get somebody: their process was deleted, or their job failed too often, as it does while the
     * database is away. How many.
     */
    @Transactional
    public int resume(int most) {
        var idle = deliveries.idle(most);
        process.gone(idle).forEach(process::start);
        process.goOn(idle);
        return idle.size();
    }

    /** Some of those made before that instant; how many went. */
    @Transactional
    public int forget(Instant before, int most) {
        return deliveries.forget(before, most);
    }

    /** The other side sent it back, at once or days later; false where it is not known as sent. */
    @Transactional
    public boolean bounced(long id, String reason) {
        return deliveries.bounce(id, reason);
    }
}
