package dev.baton.intake.webhooks;

import dev.baton.casefile.TimeFormat;
import dev.baton.web.ProblemResponses;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which messages were received, so that none has an effect twice. */
@Component
class WebhookDeliveries {

    private static final int CLEANED_AT_A_TIME = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    WebhookDeliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The answer this message got before, or nothing where it is new. The same message elsewhere waits until this transaction
     * ends, so of many at once one is new.
     */
    Optional<WebhookAnswer> received(WebhookSource source, WebhookMessage message) {
        if (insert(source, message)) {
            forget(source);
            return Optional.empty();
        }
        return Optional.of(earlier(source, message));
    }

    /** The answer a delivery has by now. */
    Optional<WebhookAnswer> answered(WebhookSource source, WebhookMessage message) {
        return answer(source, "id = ? and body = ?", message.delivery(), message.bodyDigest());
    }

    void answered(WebhookSource source, String delivery, WebhookAnswer answer) {
        jdbc.sql(
                        "update webhook_delivery set outcome = ?, case_number = ?, follow_up_of = ?, why = ? where source = ? and id = ?")
                .params(
                        answer.outcome().name(),
                        answer.number() == null ? null : answer.number().value(),
                        answer.followUpOf() == null ? null : answer.followUpOf().value(),
                        answer.why(),
                        source.name(),
                        delivery)
                .update();
    }

    private boolean insert(WebhookSource source, WebhookMessage message) {
        return jdbc.sql("""
                insert into webhook_delivery (source, id, body, signed, received_at) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """)
                        .params(
                                source.name(),
                                message.delivery(),
                                message.bodyDigest(),
                                message.signedDigest(),
                                TimeFormat.stored(clock.instant()))
                        .update()
                == 1;
    }

    private WebhookAnswer earlier(WebhookSource source, WebhookMessage message) {
        return answer(source, "id = ? and body = ?", message.delivery(), message.bodyDigest())
                .or(() -> answer(source, "signed = ? and id <> ?", message.signedDigest(), message.delivery()))
                .orElseThrow(() -> ProblemResponses.answer(
                        HttpStatus.CONFLICT,
                        "Another message was received under this id. Send each message under an id of its own."));
    }

    private Optional<WebhookAnswer> answer(WebhookSource source, String condition, Object first, Object second) {
        return jdbc.sql(
                        "select outcome, case_number as number, follow_up_of, why from webhook_delivery where source = ? and "
                                + condition)
                .params(source.name(), first, second)
                .query(WebhookAnswer.class)
                .optional();
    }

    private void forget(WebhookSource source) {
        if (source.remembersForever()) {
            return;
        }
        jdbc.sql("""
                delete from webhook_delivery where (source, id) in (
                  select source, id from webhook_delivery where source = ? and received_at < ?
                  order by received_at limit ? for update skip locked)
                """)
                .params(source.name(), TimeFormat.stored(clock.instant().minus(source.keep())), CLEANED_AT_A_TIME)
                .update();
    }
}
