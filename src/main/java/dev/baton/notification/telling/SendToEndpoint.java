package dev.baton.notification.telling;

import dev.baton.engine.SeparateTransaction;
import dev.baton.notification.NoticeTexts;
import dev.baton.notification.endpoints.Endpoint;
import dev.baton.notification.endpoints.EndpointHealth;
import dev.baton.notification.endpoints.Endpoints;
import dev.baton.notification.outbox.Delivery;
import dev.baton.notification.outbox.Receipt;
import dev.baton.notification.outbox.TellOfFailure;
import dev.baton.notification.outbox.TryLater;
import dev.baton.notification.telling.EndpointMessage.State;
import dev.baton.outbound.Call;
import dev.baton.outbound.CallRefused;
import dev.baton.outbound.NoReply;
import dev.baton.outbound.Outbound;
import dev.baton.outbound.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * One attempt to tell an endpoint something; what came of it is written down in a transaction of its own. What cannot be told for a day
 * waits for a person, who has it sent again on the page of endpoints; that nothing gets through is told of the endpoint, once. Of each
 * message only an answer to a customer is told, to who works on its case.
 */
@Component
public class SendToEndpoint {

    private static final int GONE = 410;
    private static final String REMOVED = "notification.why.endpointRemoved";
    private static final String DISABLED = "notification.why.endpointDisabled";

    private final Endpoints endpoints;
    private final EndpointMessages messages;
    private final EndpointHealth health;
    private final Outbound outbound;
    private final TellOfFailure people;
    private final NoticeTexts texts;
    private final SeparateTransaction apart;
    private final Clock clock;
    private final Duration tryFor;

    SendToEndpoint(
            Endpoints endpoints,
            EndpointMessages messages,
            EndpointHealth health,
            Outbound outbound,
            TellOfFailure people,
            NoticeTexts texts,
            SeparateTransaction apart,
            Clock clock,
            @Value("${baton.endpoints.try-for}") Duration tryFor) {
        this.endpoints = endpoints;
        this.messages = messages;
        this.health = health;
        this.outbound = outbound;
        this.people = people;
        this.texts = texts;
        this.apart = apart;
        this.clock = clock;
        this.tryFor = tryFor;
    }

    /** @param writing how this kind of endpoint is told it; empty where it must not be told any more */
    public Receipt send(Delivery delivery, BiFunction<Endpoint, EndpointMessage, Optional<Call>> writing)
            throws TryLater {
        var found = messages.find(UUID.fromString(String.valueOf(delivery.body().get("message"))));
        var endpoint = found.flatMap(message -> endpoints.find(message.endpoint()));
        if (found.isEmpty() || endpoint.isEmpty()) {
            apart.run(() -> tell(delivery, REMOVED));
            return Receipt.dropped(REMOVED);
        }
        var message = found.get();
        if (!endpoint.get().enabled()) {
            apart.run(() -> tell(delivery, DISABLED));
            return dropped(message, DISABLED);
        }
        var call = writing.apply(endpoint.get(), message);
        return call.isEmpty() ? dropped(message, "notification.why.notPublic") : send(delivery, message, call.get());
    }

    private Receipt send(Delivery delivery, EndpointMessage message, Call call) throws TryLater {
        try {
            return settle(delivery, message, outbound.call(call));
        } catch (CallRefused | NoReply failure) {
            return later(delivery, message, String.valueOf(failure.getMessage()), Duration.ZERO, true);
        }
    }

    private Receipt settle(Delivery delivery, EndpointMessage message, Reply reply) throws TryLater {
        var answered = key(reply.status());
        if (reply.isGood()) {
            apart.run(() -> {
                health.reached(message.endpoint());
                messages.became(message.id(), State.SENT, answered);
            });
            return Receipt.sent(message.wireId());
        }
        if (reply.status() == GONE) {
            apart.run(() -> {
                health.gone(message.endpoint());
                messages.became(message.id(), State.FAILED, answered);
                tell(delivery, answered);
            });
            return Receipt.dropped(answered);
        }
        var pause = reply.retryAfter(clock.instant());
        return later(delivery, message, answered, pause.orElse(Duration.ZERO), pause.isPresent());
    }

    private Receipt later(
            Delivery delivery, EndpointMessage message, String why, Duration notBefore, boolean nothingGetsThrough)
            throws TryLater {
        var tooLong = !delivery.triedSince().plus(tryFor).isAfter(clock.instant());
        apart.run(() -> {
            health.failed(message.endpoint(), texts.word(why, Locale.ENGLISH));
            messages.became(message.id(), tooLong ? State.FAILED : State.POSTED, why);
            if (tooLong) {
                tell(delivery, why);
            }
        });
        if (tooLong) {
            return Receipt.dropped("notification.why.triedTooLong " + why);
        }
        throw nothingGetsThrough ? TryLater.all(why, notBefore) : new TryLater(why, notBefore);
    }

    private Receipt dropped(EndpointMessage message, String reason) {
        apart.run(() -> messages.became(message.id(), State.DROPPED, reason));
        return Receipt.dropped(reason);
    }

    /** Where it was to answer the customer, who works on the case has to know that it does not. */
    private void tell(Delivery delivery, String why) {
        if (delivery.interaction() != null) {
            people.tellItsPeople(delivery, "deliveryFailed", why);
        }
    }

    /** What it answered, as a reason. */
    static String key(int status) {
        return (status / 100 == 3 ? "notification.why.answeredElsewhere " : "notification.why.answered ") + status;
    }
}
