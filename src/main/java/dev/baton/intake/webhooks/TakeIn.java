package dev.baton.intake.webhooks;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.engine.RuleAttempts;
import dev.baton.engine.RuleFailed;
import dev.baton.intake.RetryOnConflict;
import dev.baton.intake.mapping.WebhookHeaders;
import dev.baton.intake.quarantine.KeptMessage;
import dev.baton.intake.quarantine.KeptMessage.State;
import dev.baton.intake.quarantine.KeptSource;
import dev.baton.intake.quarantine.QuarantineFull;
import dev.baton.intake.quarantine.WebhookQuarantine;
import dev.baton.intake.quarantine.WebhookUnread;
import dev.baton.web.ProblemResponses;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to a believed message: it is taken in, or it is kept with the reason; one or the other is committed. */
@Component
class TakeIn {

    private static final String KEPT = "It is kept and somebody will look at it; it need not be sent again. %s: %s";
    private static final String WAITS =
            "It is kept until %s reports %s, and is taken in then; it need not be sent again.";

    private static final String FULL =
            "It cannot be taken in, and as many of the messages of %s as may be are kept. Send it again later.";
    private static final String FULL_ALARM =
            "What comes from it and cannot be taken in is refused, and its sender is told to send it again. Mend or dismiss"
                    + " what is kept on Intake.";
    private static final String LATER_SECONDS = "600";
    private static final String BATON = "baton";
    private static final Logger log = LoggerFactory.getLogger(TakeIn.class);

    private final WebhookDeliveries deliveries;
    private final WebhookQuarantine quarantine;
    private final ReceiveWebhook receive;
    private final WebhookSources sources;
    private final Alarms alarms;
    private final TransactionTemplate transaction;
    private final RuleAttempts attempts;
    private final List<KeptSource> others;

    TakeIn(
            WebhookDeliveries deliveries,
            WebhookQuarantine quarantine,
            ReceiveWebhook receive,
            WebhookSources sources,
            Alarms alarms,
            TransactionTemplate transaction,
            RuleAttempts attempts,
            List<KeptSource> others) {
        this.attempts = attempts;
        this.others = others;
        this.deliveries = deliveries;
        this.quarantine = quarantine;
        this.receive = receive;
        this.sources = sources;
        this.alarms = alarms;
        this.transaction = transaction;
    }

    /** The answer to a delivery; the same for the same delivery. */
    WebhookAnswer delivery(WebhookSource source, WebhookMessage message, WebhookHeaders headers) {
        try {
            return RetryOnConflict.attempt(() ->
                    attempts.attempt(() -> once(source, message, () -> receive.act(source, message.body(), headers))));
        } catch (WebhookUnread unread) {
            return kept(source, message, headers, unread);
        }
    }

    private WebhookAnswer kept(
            WebhookSource source, WebhookMessage message, WebhookHeaders headers, WebhookUnread unread) {
        try {
            var answer = RetryOnConflict.attempt(() -> once(source, message, () -> {
                quarantine.keep(source.name(), message.delivery(), message.body(), headers.json(), unread);
                return answer(source, unread);
            }));
            ready();
            return deliveries.answered(source, message).orElse(answer);
        } catch (QuarantineFull full) {
            alarms.raise(Alarm.Kind.INTAKE_FULL, source.name(), FULL_ALARM);
            var refused = ProblemResponses.answer(HttpStatus.TOO_MANY_REQUESTS, FULL.formatted(source.name()));
            refused.getHeaders().set(HttpHeaders.RETRY_AFTER, LATER_SECONDS);
            throw refused;
        }
    }

    /**
     * Takes a kept message in, as it came or mended by a person.
     *
     * @throws WebhookUnread where it cannot be taken in still; the reason is kept with it
     */
    WebhookAnswer again(long id, @Nullable String mended, String by) {
        try {
            return RetryOnConflict.attempt(() -> attempts.attempt(() -> transaction.execute(status -> quarantine
                    .kept(id)
                    .map(kept -> taken(kept, mended, by))
                    .orElseThrow(() -> new WebhookUnread("Intake", "This message is decided on already.")))));
        } catch (WebhookUnread unread) {
            transaction.executeWithoutResult(
                    status -> quarantine.kept(id).ifPresent(kept -> quarantine.failedAgain(id, unread)));
            throw unread;
        }
    }

    /** @return whether it was still to be decided on */
    boolean dismiss(long id, String by, String reason) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var kept = quarantine.kept(id);
            kept.ifPresent(one -> quarantine.decided(id, State.DISMISSED, by, reason, null));
            return kept.isPresent();
        }));
    }

    /** Takes in what waited for a case that is there by now; one that fails does not keep the others waiting. */
    void ready() {
        for (var id : quarantine.ready(50)) {
            try {
                again(id, null, BATON);
            } catch (WebhookUnread unread) {
                log.debug("Message {} stays kept, with this reason, for a person", id, unread);
            } catch (RuntimeException failure) {
                log.warn("The kept message {} could not be taken in: {}", id, failure.toString());
                quarantine.failedForNow(id, "It failed and is tried again: " + failure);
            }
        }
    }

    /** What was decided on ends after a time, and the alarm of a source once more of it can be kept. */
    void tidy() {
        quarantine.forgetDecided();
        alarms.open(Alarm.Kind.INTAKE_FULL).stream()
                .filter(source -> !quarantine.isFull(source))
                .forEach(source -> alarms.settle(Alarm.Kind.INTAKE_FULL, source));
    }

    private WebhookAnswer taken(KeptMessage kept, @Nullable String mended, String by) {
        var other =
                others.stream().filter(way -> way.name().equals(kept.source())).findFirst();
        return other.isPresent() ? taken(kept, other.get(), by) : takenOfWebhook(kept, mended, by);
    }

    private WebhookAnswer taken(KeptMessage kept, KeptSource from, String by) {
        var answer = acted(() -> from.takeIn(kept)
                .map(number -> new WebhookAnswer(WebhookAnswer.Outcome.ADDED, number, null, null))
                .orElseGet(() -> new WebhookAnswer(WebhookAnswer.Outcome.IGNORED, null, null, null)));
        quarantine.decided(kept.id(), State.TAKEN, by, answer.outcome().label(), answer.number());
        return answer;
    }

    private WebhookAnswer takenOfWebhook(KeptMessage kept, @Nullable String mended, String by) {
        var body = isMended(kept, mended) ? mended.getBytes(StandardCharsets.UTF_8) : kept.body();
        var source = sources.named(kept.source());
        if (!source.name().equals(kept.source())) {
            throw new WebhookUnread("baton.webhooks." + kept.source(), "There is no such source any more.");
        }
        Supplier<WebhookAnswer> act = () -> receive.act(source, body, WebhookHeaders.of(kept.headers()));
        var answer = acted(by.equals(BATON) ? () -> WebhookLogin.of(source.name(), act) : act);
        quarantine.decided(kept.id(), State.TAKEN, by, answer.outcome().label(), answer.number());
        deliveries.answered(source, kept.delivery(), answer);
        return answer;
    }

    /** Browsers write line ends in their own way. */
    private static boolean isMended(KeptMessage kept, @Nullable String mended) {
        return mended != null
                && !mended.replace("\r\n", "\n").equals(kept.text().replace("\r\n", "\n"));
    }

    private WebhookAnswer once(WebhookSource source, WebhookMessage message, Supplier<WebhookAnswer> work) {
        return transaction.execute(status -> deliveries
                .received(source, message)
                .orElseGet(() -> {
                    var answer = acted(work);
                    deliveries.answered(source, message.delivery(), answer);
                    return answer;
                }));
    }

    /** What may work when it is tried again is not for a person to look at. */
    private static WebhookAnswer acted(Supplier<WebhookAnswer> work) {
        try {
            return work.get();
        } catch (WebhookUnread
                | QuarantineFull
                | OptimisticLockingException
                | DataAccessException
                | TransactionException asItIs) {
            throw asItIs;
        } catch (RuntimeException failure) {
            if (RuleAttempts.known().isEmpty() && RuleFailed.in(failure).isPresent()) {
                throw failure;
            }
            throw new WebhookUnread("A rule or the case it led to", String.valueOf(failure.getMessage()));
        }
    }

    private static WebhookAnswer answer(WebhookSource source, WebhookUnread unread) {
        var why = unread.waitingFor == null
                ? KEPT.formatted(unread.place, unread.reason())
                : WAITS.formatted(source.name(), unread.waitingFor);
        return new WebhookAnswer(WebhookAnswer.Outcome.KEPT, null, null, why);
    }
}
