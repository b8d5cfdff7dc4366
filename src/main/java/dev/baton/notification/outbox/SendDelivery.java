package dev.baton.notification.outbox;

import dev.baton.engine.CallsOut;
import dev.baton.engine.SeparateTransaction;
import dev.baton.notification.outbox.Delivery.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One attempt. It is claimed, sent and written down in transactions of their own, and the job's holds no row meanwhile: what was written
 * down as sent is not sent again, whatever becomes of the job. Only where the node is killed after the other side took it and before
 * that is written down it is sent twice, under the same id.
 */
@Component
@CallsOut
class SendDelivery implements JavaDelegate {

    private static final Logger log = LoggerFactory.getLogger(SendDelivery.class);

    private static final String WAITS = "notification.why.waitsForServer";

    /** Whoever was killed while sending has lost it then. */
    private static final Duration MOST = Duration.ofMinutes(2);

    private final Map<String, Channel> channels;
    private final DeliveryRecords deliveries;
    private final SeparateTransaction apart;
    private final RetryTimes times;
    private final Lanes lanes;
    private final Clock clock;

    SendDelivery(
            List<Channel> channels,
            DeliveryRecords deliveries,
            SeparateTransaction apart,
            RetryTimes times,
            Lanes lanes,
            Clock clock) {
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.deliveries = deliveries;
        this.apart = apart;
        this.times = times;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = Delivery.idOf(execution.getProcessBusinessKey());
        deliveries.find(id).filter(known -> known.state() == State.WAITING).ifPresent(this::attempt);
        var state = deliveries.find(id).map(Delivery::state).orElse(State.DROPPED);
        execution.setVariable("settled", state != State.WAITING && state != State.FAILED);
        execution.setVariable("tryAgain", state == State.WAITING);
    }

    private void attempt(Delivery known) {
        var channel = channels.get(known.channel());
        if (channel == null) {
            apart.run(() -> deliveries.fail(known.id(), "notification.why.noWay"));
            return;
        }
        var lane = channel.lane(known);
        var closed = lanes.closedUntil(lane);
        if (closed.isPresent()) {
            notYet(known, Duration.between(clock.instant(), closed.get()));
        } else if (lanes.enter(lane)) {
            try {
                apart.call(() -> deliveries.claim(known.id(), MOST))
                        .ifPresentOrElse(claimed -> send(channel, lane, claimed), () -> leaveToOther(known.id()));
            } finally {
                lanes.leave(lane);
            }
        } else {
            postpone(
                    known.id(), "notification.why.waitsForTurn", clock.instant().plus(aBit()));
        }
    }

    /** Nothing gets through there: it is given up no later than if it had been tried. */
    private void notYet(Delivery known, Duration closed) {
        times.next(known, closed)
                .ifPresentOrElse(
                        next -> postpone(known.id(), WAITS, next.plus(aBit())),
                        () -> apart.run(() ->
                                deliveries.fail(known.id(), known.lastError() == null ? WAITS : known.lastError())));
    }

    private void send(Channel channel, String lane, Delivery delivery) {
        Receipt receipt;
        try {
            receipt = channel.send(delivery);
        } catch (TryLater later) {
            if (later.concernsTheWholeLane()) {
                lanes.close(lane, later.notBefore());
            }
            later(delivery, String.valueOf(later.getMessage()), later.notBefore());
            return;
        } catch (Undeliverable never) {
            apart.run(() -> deliveries.fail(delivery.id(), String.valueOf(never.getMessage())));
            return;
        } catch (RuntimeException unexpected) {
            log.warn("Delivery {} over {} could not be sent", delivery.id(), delivery.channel(), unexpected);
            later(delivery, "notification.why.unexpected", Duration.ZERO);
            return;
        }
        lanes.open(lane);
        settle(delivery.id(), receipt);
    }

    /** It has left: what cannot be written down is written down in a second attempt, and is not sent again before its claim ends. */
    private void settle(long id, Receipt receipt) {
        try {
            apart.run(() -> deliveries.settle(id, receipt));
        } catch (RuntimeException unwritten) {
            log.warn("Delivery {} left, which could not be written down", id, unwritten);
            apart.run(() -> deliveries.settle(id, receipt));
        }
    }

    /** Somebody else sends it at this moment, or did. */
    private void leaveToOther(long id) {
        deliveries
                .find(id)
                .filter(now -> now.state() == State.WAITING)
                .ifPresent(now -> postpone(
                        id, "notification.why.beingSent", clock.instant().plus(MOST)));
    }

    private void postpone(long id, String reason, Instant next) {
        apart.run(() -> deliveries.postpone(id, reason, next));
    }

    private void later(Delivery delivery, String reason, Duration notBefore) {
        times.next(delivery, notBefore)
                .ifPresentOrElse(
                        next -> apart.run(() -> deliveries.wait(delivery.id(), reason, next)),
                        () -> apart.run(() -> deliveries.fail(delivery.id(), reason)));
    }

    /** So that not all who wait come at the same moment. */
    private static Duration aBit() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000, 5_000));
    }
}
