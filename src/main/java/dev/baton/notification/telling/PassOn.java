package dev.baton.notification.telling;

import dev.baton.casefile.CaseNumber;
import dev.baton.notification.endpoints.Endpoint;
import dev.baton.notification.endpoints.Endpoints;
import dev.baton.notification.outbox.NewDelivery;
import dev.baton.notification.outbox.Outbox;
import dev.baton.notification.told.ToldEvents;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was written down for endpoints goes into the outbox: a delivery each, so that one that fails keeps no other from being sent. */
@Component
class PassOn {

    private static final int AT_ONCE = 100;

    private final EndpointMessages messages;
    private final Endpoints endpoints;
    private final Outbox outbox;

    PassOn(EndpointMessages messages, Endpoints endpoints, Outbox outbox) {
        this.messages = messages;
        this.endpoints = endpoints;
        this.outbox = outbox;
    }

    /** Some of it; whether there may be more. */
    @Transactional
    public boolean some() {
        var taken = messages.take(AT_ONCE);
        if (!taken.isEmpty()) {
            post(taken);
        }
        return taken.size() == AT_ONCE;
    }

    private void post(List<EndpointMessage> taken) {
        var all = endpoints.byId();
        var goes = taken.stream().collect(Collectors.partitioningBy(message -> all.containsKey(message.endpoint())));
        messages.forget(goes.get(false));
        goes.get(true).forEach(message -> outbox.post(delivery(message, all.get(message.endpoint()))));
    }

    /** What answers the customer by way of this endpoint carries the message, so that beside its words is told whether they arrived. */
    private static NewDelivery delivery(EndpointMessage message, Endpoint endpoint) {
        var answers = message.type().equals(ToldEvents.MESSAGE_SENT)
                && endpoint.setup().isWayToCustomers();
        return new NewDelivery(
                "endpoint:%s:%d".formatted(message.id(), message.round()),
                endpoint.setup().kind().name().toLowerCase(Locale.ROOT),
                message.endpoint(),
                message.type(),
                new CaseNumber(message.caseNumber()),
                answers ? message.interaction() : null,
                Map.of("message", message.id().toString()));
    }
}
