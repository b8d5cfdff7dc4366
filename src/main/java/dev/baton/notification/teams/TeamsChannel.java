package dev.baton.notification.teams;

import dev.baton.notification.endpoints.Endpoint;
import dev.baton.notification.outbox.Channel;
import dev.baton.notification.outbox.Delivery;
import dev.baton.notification.outbox.Receipt;
import dev.baton.notification.outbox.TryLater;
import dev.baton.notification.telling.EndpointMessage;
import dev.baton.notification.telling.EndpointWriting;
import dev.baton.notification.telling.MessageBody;
import dev.baton.notification.telling.SendToEndpoint;
import dev.baton.outbound.Call;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A workflow answers before it posts, names nothing it posted, and takes no key: where Baton is killed between its answer and
 * writing that down, a card comes twice.
 */
@Component
class TeamsChannel implements Channel, EndpointWriting {

    private final SendToEndpoint sending;
    private final MessageBody bodies;
    private final TeamsCards cards;

    TeamsChannel(SendToEndpoint sending, MessageBody bodies, TeamsCards cards) {
        this.sending = sending;
        this.bodies = bodies;
        this.cards = cards;
    }

    @Override
    public String name() {
        return "teams";
    }

    @Override
    public Endpoint.Kind kind() {
        return Endpoint.Kind.TEAMS;
    }

    @Override
    public String lane(Delivery delivery) {
        return "teams:" + delivery.recipient();
    }

    @Override
    public Receipt send(Delivery delivery) throws TryLater {
        return sending.send(delivery, this::call);
    }

    @Override
    public Optional<Call> call(Endpoint endpoint, EndpointMessage message) {
        return bodies.of(message, false).map(body -> post(endpoint, cards.of(body)));
    }

    @Override
    public Call test(Endpoint endpoint) {
        return post(endpoint, cards.test());
    }

    private static Call post(Endpoint endpoint, String card) {
        return Call.post(URI.create(endpoint.setup().address()), card);
    }
}
