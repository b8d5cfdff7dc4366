package dev.baton.notification.telling;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.notification.endpoints.Endpoint;
import dev.baton.notification.outbox.Channel;
import dev.baton.notification.outbox.Delivery;
import dev.baton.notification.outbox.Receipt;
import dev.baton.notification.outbox.TryLater;
import dev.baton.notification.told.ToldEvents;
import dev.baton.outbound.Call;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** To other systems, by outgoing webhooks. */
@Component
class WebhookChannel implements Channel, EndpointWriting {

    private final SendToEndpoint sending;
    private final MessageBody bodies;
    private final SignedCalls calls;
    private final Clock clock;

    WebhookChannel(SendToEndpoint sending, MessageBody bodies, SignedCalls calls, Clock clock) {
        this.sending = sending;
        this.bodies = bodies;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Endpoint.Kind kind() {
        return Endpoint.Kind.WEBHOOK;
    }

    @Override
    public String lane(Delivery delivery) {
        return "webhook:" + delivery.recipient();
    }

    @Override
    public Receipt send(Delivery delivery) throws TryLater {
        return sending.send(delivery, this::call);
    }

    @Override
    public Optional<Call> call(Endpoint endpoint, EndpointMessage message) {
        return bodies.of(message, endpoint.setup().words())
                .map(body -> calls.of(endpoint, message.wireId(), body.toString()));
    }

    @Override
    public Call test(Endpoint endpoint) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("type", ToldEvents.TEST)
                .put("timestamp", clock.instant().toString());
        body.putObject("data").put("endpoint", endpoint.id());
        return calls.of(endpoint, EndpointMessage.wireId(UUID.randomUUID()), body.toString());
    }
}
