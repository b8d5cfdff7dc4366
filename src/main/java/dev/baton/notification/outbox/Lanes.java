package dev.baton.notification.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What keeps a server that is slow or gone from holding all jobs of this node: at most so many are on their way to it at once, and
 * after it could not be reached none is for a while.
 */
@Component
class Lanes {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Clock clock;
    private final int atOnce;
    private final Duration patience;

    Lanes(
            Clock clock,
            @Value("${baton.deliveries.at-once}") int atOnce,
            @Value("${baton.deliveries.patience}") Duration patience) {
        this.clock = clock;
        this.atOnce = atOnce;
        this.patience = patience;
    }

    /** When something may be sent there again; empty where it may be now. */
    Optional<Instant> closedUntil(String lane) {
        var until = of(lane).closedUntil;
        return until.isAfter(clock.instant()) ? Optional.of(until) : Optional.empty();
    }

    /** For longer each time until something gets through; at least for the given time. */
    void close(String lane, Duration least) {
        of(lane).close(clock.instant(), least);
    }

    void open(String lane) {
        of(lane).open();
    }

    /** Waits a moment for room; whoever entered {@link #leave}s. */
    boolean enter(String lane) {
        try {
            return of(lane).room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave(String lane) {
        of(lane).room.release();
    }

    private Lane of(String lane) {
        return lanes.computeIfAbsent(lane, name -> new Lane(new Semaphore(atOnce)));
    }

    private static final class Lane {

        private final Semaphore room;
        private volatile Instant closedUntil = Instant.MIN;
        private Duration next = FIRST;

        Lane(Semaphore room) {
            this.room = room;
        }

        /** Those that were under way when the first of them found it closed do not count again. */
        synchronized void close(Instant now, Duration least) {
            if (closedUntil.isAfter(now)) {
                return;
            }
            closedUntil = now.plus(least.compareTo(next) > 0 ? least : next);
            next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        }

        synchronized void open() {
            closedUntil = Instant.MIN;
            next = FIRST;
        }
    }
}
