package dev.baton.intake.quarantine;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.TimeFormat;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The believed messages that could not be taken in. Nothing leaves it but by being taken in or dismissed with a reason. */
@Component
public class WebhookQuarantine {

    private static final Logger log = LoggerFactory.getLogger(WebhookQuarantine.class);

    private static final Duration DECIDED_KEPT = Duration.ofDays(90);
    private static final int FORGOTTEN_AT_A_TIME = 1_000;
    private static final int PATIENCE = 10;
    private static final String LISTED = """
            select id, source, delivery, received_at, '{}' as headers, substring(body for 4000) as body,
                   coalesce(octet_length(body), 0) as size, place, reason, waiting_for, state, attempts, decided_at, decided_by, decision,
                   case_number
            from webhook_quarantine
            """;

    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final Clock clock;
    private final long mostMessages;
    private final DataSize mostBytes;

    private final ApplicationEventPublisher events;

    WebhookQuarantine(
            JdbcClient jdbc,
            MeterRegistry meters,
            Clock clock,
            @Value("${baton.intake.kept.messages}") long mostMessages,
            @Value("${baton.intake.kept.size}") DataSize mostBytes,
            ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.meters = meters;
        this.clock = clock;
        this.mostMessages = mostMessages;
        this.mostBytes = mostBytes;
    }

    /** Whether as much of this source is kept as may be. */
    public boolean isFull(String source) {
        return jdbc.sql("""
                select count(*) >= ? or coalesce(sum(octet_length(body)), 0) >= ?
                from webhook_quarantine where source = ? and state = 'KEPT'
                """)
                .params(mostMessages, mostBytes.toBytes(), source)
                .query(Boolean.class)
                .single();
    }

    /** @throws QuarantineFull where as much of this source is kept as may be */
    public long keep(String source, String delivery, byte[] body, String headers, WebhookUnread why) {
        if (isFull(source)) {
            throw new QuarantineFull(source);
        }
        log.info("A message for the webhook \"{}\" is kept: {}: {}", source, why.place, why.reason());
        meters.counter("baton.webhooks.kept", "source", source).increment();
        return jdbc.sql("""
                insert into webhook_quarantine (source, delivery, received_at, headers, body, place, reason, waiting_for)
                values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                returning id
                """)
                .params(
                        source,
                        delivery,
                        TimeFormat.stored(clock.instant()),
                        headers,
                        body,
                        why.place,
                        why.reason(),
                        why.waitingFor)
                .query(Long.class)
                .single();
    }

    /** The message of this source and delivery that is still to be decided on. */
    public Optional<KeptMessage> kept(String source, String delivery) {
        return jdbc.sql(LISTED + "where source = ? and delivery = ? and state = 'KEPT' order by id limit 1")
                .params(source, delivery)
                .query(KeptMessage.class)
                .optional();
    }

    /** Locks it until the transaction ends; nothing where it is decided on already. */
    public Optional<KeptMessage> kept(long id) {
        return whole(id, "for update");
    }

    /** It with its whole body, to look at; nothing where it is decided on already. */
    public Optional<KeptMessage> opened(long id) {
        return whole(id, "");
    }

    private Optional<KeptMessage> whole(long id, String lock) {
        return jdbc.sql("""
                select *, coalesce(octet_length(body), 0) as size from webhook_quarantine where id = ? and state = 'KEPT'
                """ + lock).param(id).query(KeptMessage.class).optional();
    }

    /** The oldest, each with the beginning of its body and without its headers. */
    public List<KeptMessage> kept(int most) {
        return jdbc.sql(LISTED + "where state = 'KEPT' order by received_at, id limit ?")
                .param(most)
                .query(KeptMessage.class)
                .list();
    }

    public List<KeptMessage> decided(int most) {
        return jdbc.sql(LISTED + "where state <> 'KEPT' order by decided_at desc limit ?")
                .param(most)
                .query(KeptMessage.class)
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from webhook_quarantine where state = 'KEPT'")
                .query(Long.class)
                .single();
    }

    /** Those whose case is there by now, in the order in which they came; behind them those that failed. */
    public List<Long> ready(int most) {
        return jdbc.sql("""
                select id from webhook_quarantine q
                join support_case c on c.source = q.source and c.external_id = q.waiting_for
                where q.state = 'KEPT' order by q.attempts, q.received_at, q.id limit ?
                """).param(most).query(Long.class).list();
    }

    public void failedAgain(long id, WebhookUnread why) {
        jdbc.sql("""
                update webhook_quarantine set place = ?, reason = ?, waiting_for = ?, attempts = attempts + 1 where id = ?
                """).params(why.place, why.reason(), why.waitingFor, id).update();
    }

    /** It failed for a reason that may pass. What does so ten times is for a person. */
    public void failedForNow(long id, String reason) {
        jdbc.sql("""
                update webhook_quarantine
                set reason = ?, attempts = attempts + 1, waiting_for = case when attempts < ? then waiting_for end
                where id = ? and state = 'KEPT'
                """).params(reason, PATIENCE, id).update();
    }

    /** What was decided on three months ago has an end. */
    public void forgetDecided() {
        jdbc.sql("""
                delete from webhook_quarantine where id in (
                  select id from webhook_quarantine where state <> 'KEPT' and decided_at < ?
                  order by decided_at limit ? for update skip locked)
                """)
                .params(TimeFormat.stored(clock.instant().minus(DECIDED_KEPT)), FORGOTTEN_AT_A_TIME)
                .update();
    }

    public void decided(long id, KeptMessage.State state, String by, String decision, @Nullable CaseNumber number) {
        jdbc.sql("""
                update webhook_quarantine
                set state = ?, decided_at = ?, decided_by = ?, decision = ?, case_number = ?, body = null, waiting_for = null
                where id = ?
                """)
                .params(
                        state.name(),
                        TimeFormat.stored(clock.instant()),
                        by,
                        decision,
                        number == null ? null : number.value(),
                        id)
                .update();
        var deed = Deed.of("MessageDecided")
                .by(by)
                .about("message", String.valueOf(id))
                .with("state", state.name())
                .words("decision", decision);
        events.publishEvent(number == null ? deed : deed.on(number));
    }
}
