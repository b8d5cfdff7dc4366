package dev.baton.notification.outbox;

import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The bean {@code deliveries}: what a model may ask about the delivery it is about. */
@Component("deliveries")
public class ModelDeliveries {

    private final DeliveryRecords deliveries;
    private final Clock clock;

    ModelDeliveries(DeliveryRecords deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** For the timer before another attempt: as channels.dmn says, or later where the other side asked for it. */
    public Date nextAttempt(DelegateExecution execution) {
        return Date.from(Optional.ofNullable(execution.getProcessBusinessKey())
                .map(Delivery::idOf)
                .flatMap(deliveries::find)
                .map(Delivery::nextAt)
                .orElseGet(clock::instant));
    }
}
