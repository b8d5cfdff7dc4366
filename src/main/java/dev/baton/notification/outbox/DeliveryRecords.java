package dev.baton.notification.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the outbox. */
@Component
public class DeliveryRecords {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};
    private static final int LONGEST_REASON = 500;
    private static final String PERHAPS_TWICE = "notification.why.perhapsTwice";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    DeliveryRecords(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Empty where its key is known. */
    Optional<Long> add(NewDelivery what, Delivery.State state, @Nullable String reason) {
        return jdbc.sql("""
                insert into delivery (key, channel, recipient, kind, case_number, interaction, body, state, last_error, made_at, tried_since)
                values (:key, :channel, :recipient, :kind, :number, :interaction, cast(:body as jsonb), :state, :reason, :at, :at)
                on conflict (key) do nothing returning id
                """)
                .param("key", what.key())
                .param("channel", what.channel())
                .param("recipient", what.recipient())
                .param("kind", what.kind())
                .param(
                        "number",
                        what.caseNumber() == null ? null : what.caseNumber().value())
                .param("interaction", what.interaction())
                .param("body", what.body() == null ? null : written(what.body()))
                .param("state", state.name())
                .param("reason", reason)
                .param("at", TimeFormat.stored(clock.instant()))
                .query(Long.class)
                .optional();
    }

    public Optional<Delivery> find(long id) {
        return jdbc.sql("select * from delivery where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** What became of these messages, oldest first; each may have gone to several recipients. */
    public List<Delivery> of(Collection<Long> interactions) {
        return interactions.isEmpty()
                ? List.of()
                : jdbc.sql("select * from delivery where interaction = any (?) order by id")
                        .param(interactions.toArray(Long[]::new))
                        .query(this::read)
                        .list();
    }

    /**
     * Takes it for one attempt; empty where it needs none, or somebody else has it. Whoever had it and never said what became of it may
     * have sent it: that stays on it.
     */
    Optional<Delivery> claim(long id, Duration most) {
        var now = clock.instant();
        return jdbc.sql("""
                update delivery set last_error = case when sending_until is null then last_error else :twice end,
                  sending_until = :until, attempts = attempts + 1, next_at = null
                where id = :id and state = 'WAITING' and (sending_until is null or sending_until <= :now) returning *
                """)
                .param("id", id)
                .param("twice", PERHAPS_TWICE)
                .param("until", TimeFormat.stored(now.plus(most)))
                .param("now", TimeFormat.stored(now))
                .query(this::read)
                .optional();
    }

    /** It needs no other attempt. */
    void settle(long id, Receipt receipt) {
        var dropped = receipt.state() == Delivery.State.DROPPED;
        jdbc.sql("""
                update delivery set state = :state, sending_until = null, next_at = null, sent_at = :at,
                  receipt = coalesce(:receipt, receipt),
                  last_error = case when :state = 'SENT' and last_error = :twice then last_error else :reason end
                where id = :id and state = 'WAITING'
                """)
                .param("id", id)
                .param("state", receipt.state().name())
                .param("twice", PERHAPS_TWICE)
                .param("at", dropped ? null : TimeFormat.stored(clock.instant()))
                .param("receipt", dropped ? null : receipt.told())
                .param("reason", dropped ? bounded(receipt.told()) : null)
                .update();
    }

    void wait(long id, String reason, Instant next) {
        jdbc.sql("""
                update delivery set sending_until = null, next_at = ?, last_error = ? where id = ? and state = 'WAITING'
                """).params(TimeFormat.stored(next), bounded(reason), id).update();
    }

    /** It was not tried, and is not before then. */
    void postpone(long id, String reason, Instant next) {
        jdbc.sql("""
                update delivery set next_at = ?, last_error = coalesce(last_error, ?) where id = ? and state = 'WAITING'
                """).params(TimeFormat.stored(next), bounded(reason), id).update();
    }

    void fail(long id, String reason) {
        jdbc.sql("""
                update delivery set sending_until = null, next_at = null, state = 'FAILED', last_error = ?
                where id = ? and state = 'WAITING'
                """).params(bounded(reason), id).update();
    }

    /** It left, and came back: false where it is not known as sent. */
    boolean bounce(long id, String reason) {
        return jdbc.sql("update delivery set state = 'BOUNCED', last_error = ? where id = ? and state = 'SENT'")
                        .params(bounded(reason), id)
                        .update()
                == 1;
    }

    /** Begins it anew; false where it is none that failed. */
    boolean retry(long id) {
        return jdbc.sql("""
                update delivery set state = 'WAITING', round = round + 1, tried_since = ?, next_at = null, sent_at = null
                where id = ? and state in ('FAILED', 'BOUNCED')
                """).params(TimeFormat.stored(clock.instant()), id).update() == 1;
    }

    boolean drop(long id, String reason) {
        return jdbc.sql(
                                "update delivery set state = 'DROPPED', last_error = ? where id = ? and state in ('FAILED', 'BOUNCED')")
                        .params(bounded(reason), id)
                        .update()
                == 1;
    }

    /** Those that should have been tried a minute ago, and that nobody is going to try. On one node at a time. */
    List<Long> idle(int most) {
        return jdbc.sql("""
                select id from delivery d
                where state = 'WAITING' and tried_since < :before and (sending_until is null or sending_until < :before)
                  and (next_at is null or next_at < :before)
                  and not exists (
                    select 1 from act_ru_execution e join act_ru_job j on j.process_instance_id_ = e.id_
                    where e.business_key_ = 'D-' || lpad(d.id::text, greatest(6, length(d.id::text)), '0') and j.retries_ > 0)
                order by id limit :most for update skip locked
                """)
                .param("before", TimeFormat.stored(clock.instant().minus(Duration.ofMinutes(1))))
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** Those of this channel that failed, oldest first. */
    List<Long> failed(String channel, int most) {
        return jdbc.sql("select id from delivery where state = 'FAILED' and channel = ? order by id limit ?")
                .params(channel, most)
                .query(Long.class)
                .list();
    }

    /** Some of those that were made before that instant and need nothing any more; how many went. */
    int forget(Instant before, int most) {
        return jdbc.sql("""
                delete from delivery where id in (
                  select id from delivery where made_at < ? and state not in ('WAITING', 'FAILED') order by made_at limit ? for update skip locked)
                """).params(TimeFormat.stored(before), most).update();
    }

    private static @Nullable String bounded(@Nullable String reason) {
        return reason == null || reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    /** A row of {@code delivery.*}. */
    public Delivery read(ResultSet row, int nth) throws SQLException {
        var number = row.getString("case_number");
        return new Delivery(
                row.getLong("id"),
                row.getString("key"),
                row.getString("channel"),
                row.getString("recipient"),
                row.getString("kind"),
                number == null ? null : new CaseNumber(number),
                row.getObject("interaction", Long.class),
                facts(row.getString("body")),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("round"),
                row.getString("last_error"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("tried_since", OffsetDateTime.class).toInstant(),
                instant(row, "sending_until"),
                instant(row, "next_at"),
                instant(row, "sent_at"),
                row.getString("receipt"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private Map<String, Object> facts(@Nullable String body) {
        try {
            return body == null ? Map.of() : json.readValue(body, FACTS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private String written(Map<String, Object> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
    }
}
