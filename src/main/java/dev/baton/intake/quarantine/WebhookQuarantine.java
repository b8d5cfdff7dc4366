package dev.baton.intake.quarantine;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The believed messages that could not be taken in. Nothing leaves it but by being taken in or dismissed with a reason. */
@Component
public class WebhookQuarantine {

    private static final Logger log = LoggerFactory.getLogger(WebhookQuarantine.class);

    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final Clock clock;

    WebhookQuarantine(JdbcClient jdbc, MeterRegistry meters, Clock clock) {
        this.jdbc = jdbc;
        this.meters = meters;
        this.clock = clock;
    }

    public long keep(String source, String delivery, byte[] body, String headers, WebhookUnread why) {
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

    /** Locks it until the transaction ends; nothing where it is decided on already. */
    public Optional<KeptMessage> kept(long id) {
        return jdbc.sql("select * from webhook_quarantine where id = ? and state = 'KEPT' for update")
                .param(id)
                .query(KeptMessage.class)
                .optional();
    }

    public List<KeptMessage> kept(int most) {
        return jdbc.sql("select * from webhook_quarantine where state = 'KEPT' order by received_at limit ?")
                .param(most)
                .query(KeptMessage.class)
                .list();
    }

    public List<KeptMessage> decided(int most) {
        return jdbc.sql("select * from webhook_quarantine where state <> 'KEPT' order by decided_at desc limit ?")
                .param(most)
                .query(KeptMessage.class)
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from webhook_quarantine where state = 'KEPT'")
                .query(Long.class)
                .single();
    }

    /** Those whose case is there by now, in the order in which they came. */
    public List<Long> ready(int most) {
        return jdbc.sql("""
                select id from webhook_quarantine q
                join support_case c on c.source = q.source and c.external_id = q.waiting_for
                where q.state = 'KEPT' order by q.received_at, q.id limit ?
                """).param(most).query(Long.class).list();
    }

    public void failedAgain(long id, WebhookUnread why) {
        jdbc.sql("""
                update webhook_quarantine set place = ?, reason = ?, waiting_for = ?, attempts = attempts + 1 where id = ?
                """).params(why.place, why.reason(), why.waitingFor, id).update();
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
    }
}
