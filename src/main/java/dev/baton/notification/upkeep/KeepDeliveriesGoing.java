package dev.baton.notification.upkeep;

import dev.baton.notification.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sweeps and forgets, on whichever node is first; what fails is done the next time. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class KeepDeliveriesGoing {

    private static final Logger log = LoggerFactory.getLogger(KeepDeliveriesGoing.class);
    private static final int AT_ONCE = 1_000;

    private final DeliverySweep sweep;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration kept;

    KeepDeliveriesGoing(
            DeliverySweep sweep, Outbox outbox, Clock clock, @Value("${baton.deliveries.kept}") Duration kept) {
        this.sweep = sweep;
        this.outbox = outbox;
        this.clock = clock;
        this.kept = kept;
    }

    @Scheduled(
            initialDelayString = "${baton.deliveries.sweep-every}",
            fixedDelayString = "${baton.deliveries.sweep-every}")
    void sweep() {
        try {
            var taken = sweep.sweep();
            if (taken > 0) {
                log.info("{} deliveries that nobody sent are sent again.", taken);
            }
            outbox.forget(clock.instant().minus(kept), AT_ONCE);
        } catch (RuntimeException failure) {
            log.warn("Deliveries could not be looked after", failure);
        }
    }
}
