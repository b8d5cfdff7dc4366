package dev.baton.notification.telling;

import dev.baton.casefile.Deed;
import dev.baton.casefile.TimeFormat;
import dev.baton.notification.telling.EndpointMessage.State;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What endpoints are told, and what became of it. */
@Component
public class EndpointMessages {

    private static final int LONGEST_RESULT = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final PassOnSoon soon;

    private final ApplicationEventPublisher events;

    EndpointMessages(JdbcClient jdbc, Clock clock, PassOnSoon soon, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
        this.soon = soon;
    }

    /** Those to be sent, in the order of each case. They are in the hands of this transaction, and of nobody else. */
    List<EndpointMessage> take(int most) {
        return jdbc.sql("""
                with next as (
                  select id from endpoint_message where state = 'WAITING'
                  order by case_number, sequence limit ? for update skip locked)
                update endpoint_message set state = 'POSTED' where id in (select id from next) returning *
                """).param(most).query(EndpointMessage.class).list();
    }

    Optional<EndpointMessage> find(UUID id) {
        return jdbc.sql("select * from endpoint_message where id = ?")
                .param(id)
                .query(EndpointMessage.class)
                .optional();
    }

    /** The latest of an endpoint, the newest first. */
    public List<EndpointMessage> latest(String endpoint, int most) {
        return jdbc.sql("select * from endpoint_message where endpoint = ? order by at desc, sequence desc limit ?")
                .params(endpoint, most)
                .query(EndpointMessage.class)
                .list();
    }

    void became(UUID id, State state, String result) {
        jdbc.sql("update endpoint_message set state = ?, tried_at = ?, result = ? where id = ?")
                .params(
                        state.name(),
                        TimeFormat.stored(clock.instant()),
                        result.length() > LONGEST_RESULT ? result.substring(0, LONGEST_RESULT) : result,
                        id)
                .update();
    }

    /** Sends it again, under the same id; false where the endpoint was told no such thing, or it is on its way. */
    @Transactional
    public boolean again(String endpoint, UUID id) {
        return again("endpoint = :endpoint and id = :id", endpoint, id, Instant.EPOCH) == 1;
    }

    /** Sends again all that happened since then and is not on its way. One SQL statement. */
    @Transactional
    public int again(String endpoint, Instant since) {
        return again("endpoint = :endpoint and at >= :since", endpoint, new UUID(0, 0), since);
    }

    private int again(String which, String endpoint, UUID id, Instant since) {
        var some = jdbc.sql("update endpoint_message set state = 'WAITING', round = round + 1, result = null where "
                        + which + " and state in ('SENT', 'FAILED', 'DROPPED')")
                .param("endpoint", endpoint)
                .param("id", id)
                .param("since", TimeFormat.stored(since))
                .update();
        soon.passOn();
        if (some > 0) {
            events.publishEvent(
                    Deed.of("EndpointToldAgain").about("endpoint", endpoint).with("messages", some));
        }
        return some;
    }

    /** Those whose endpoint was removed meanwhile: nobody is to be told. */
    void forget(Collection<EndpointMessage> some) {
        jdbc.sql("delete from endpoint_message where id = any (?)")
                .param(some.stream().map(EndpointMessage::id).toArray(UUID[]::new))
                .update();
    }

    /** Those whose delivery ended by another way than an attempt, such as by a person, or is gone: they failed. How many. */
    @Transactional
    public int settleWhatIsOnNoWay() {
        return jdbc.sql("""
                update endpoint_message m set state = 'FAILED', tried_at = ?, result = coalesce(ended.last_error, 'notification.why.unexpected')
                from (
                  select p.id, d.last_error from endpoint_message p
                  left join delivery d on d.key = 'endpoint:' || p.id || ':' || p.round
                  where p.state = 'POSTED' and (d.id is null or d.state <> 'WAITING')) ended
                where m.id = ended.id and m.state = 'POSTED'
                """).param(TimeFormat.stored(clock.instant())).update();
    }

    /** Some of those that are older; how many went. */
    int forget(Instant before, int most) {
        return jdbc.sql("""
                delete from endpoint_message where id in (
                  select id from endpoint_message where at < ? and state in ('SENT', 'FAILED', 'DROPPED') order by at limit ?
                  for update skip locked)
                """).params(TimeFormat.stored(before), most).update();
    }
}
