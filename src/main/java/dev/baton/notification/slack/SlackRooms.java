package dev.baton.notification.slack;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.SeparateTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The channels there are, as they should be and as they are. What was done in Slack is written down at once, in a transaction of its
 * own: nobody who changes the case waits for Slack.
 */
@Component
class SlackRooms {

    /** Less than an attempt of the outbox may take. */
    private static final Duration BUSY = Duration.ofSeconds(100);

    private static final String ANOTHER = "insert into slack_room (case_number, reason, stage, wanted, asked, made_at)"
            + " select case_number, reason, stage, wanted, asked, ? from slack_room";

    private final JdbcClient jdbc;
    private final SeparateTransaction apart;
    private final Clock clock;

    SlackRooms(JdbcClient jdbc, SeparateTransaction apart, Clock clock) {
        this.jdbc = jdbc;
        this.apart = apart;
        this.clock = clock;
    }

    /** One is wanted, or goes on: whoever is asked comes into it. Its id. */
    long want(CaseNumber number, String reason, String stage, Collection<String> people, @Nullable String asked) {
        return jdbc.sql("""
                insert into slack_room (case_number, reason, stage, wanted, asked, made_at)
                values (:number, :reason, :stage, :people, :asked, :now)
                on conflict (case_number) where ended_at is null do update set stage = excluded.stage,
                  wanted = array(select distinct unnest(slack_room.wanted || excluded.wanted)),
                  asked = coalesce(excluded.asked, slack_room.asked)
                returning id
                """)
                .param("number", number.value())
                .param("reason", reason)
                .param("stage", stage)
                .param("people", people.toArray(String[]::new))
                .param("asked", asked)
                .param("now", TimeFormat.stored(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** Something of the case changed; its channel, where it has one. */
    Optional<Long> touch(CaseNumber number, @Nullable String stage, Collection<String> people) {
        return jdbc.sql("""
                update slack_room set stage = coalesce(:stage, stage),
                  asked = case when :stage::text is null then asked end,
                  wanted = array(select distinct unnest(wanted || :people::text[]))
                where case_number = :number and ended_at is null returning id
                """)
                .param("number", number.value())
                .param("stage", stage)
                .param("people", people.toArray(String[]::new))
                .query(Long.class)
                .optional();
    }

    /** It, in the hands of whoever brings it up to date; empty where somebody else does, or it is over. */
    Optional<SlackRoom> take(long id) {
        var now = clock.instant();
        return apart.call(() -> jdbc.sql("""
                update slack_room set busy_until = ?
                where id = ? and ended_at is null and (busy_until is null or busy_until < ?) returning *
                """)
                .params(TimeFormat.stored(now.plus(BUSY)), id, TimeFormat.stored(now))
                .query((row, nth) -> room(row))
                .optional());
    }

    /** Out of these hands; whoever took it since then keeps it. */
    void leave(SlackRoom taken) {
        done(
                "update slack_room set busy_until = null where id = ? and busy_until = ?",
                taken.id(),
                TimeFormat.stored(taken.busyUntil()));
    }

    /** That of the same case which is open: it, or another that took its place. */
    Optional<Long> open(long id) {
        return jdbc.sql("""
                select open.id from slack_room one join slack_room open on open.case_number = one.case_number and open.ended_at is null
                where one.id = ?
                """).param(id).query(Long.class).optional();
    }

    /** Another in its place, to be made anew, unless there is one. */
    void again(long id) {
        done(ANOTHER + " where id = ? on conflict do nothing", TimeFormat.stored(clock.instant()), id);
    }

    void made(long id, String channel, String name) {
        done("update slack_room set channel = ?, name = ? where id = ?", channel, name, id);
    }

    void topic(long id, String topic) {
        done("update slack_room set topic = ? where id = ?", topic, id);
    }

    void invited(long id, String person) {
        done("update slack_room set invited = invited || ?::text where id = ?", person, id);
    }

    void posted(long id, @Nullable String asked, String thread) {
        done(
                "update slack_room set posted = coalesce(?, posted), threads = threads || ?::text where id = ?",
                asked,
                thread,
                id);
    }

    void ended(long id) {
        done("update slack_room set ended_at = ? where id = ?", TimeFormat.stored(clock.instant()), id);
    }

    /** It is archived. Where it was wanted once more since it was taken another takes its place. */
    void archived(SlackRoom taken) {
        var now = TimeFormat.stored(clock.instant());
        apart.run(() -> {
            jdbc.sql("update slack_room set ended_at = ? where id = ?")
                    .params(now, taken.id())
                    .update();
            jdbc.sql(ANOTHER + " where id = ? and asked is distinct from ? and stage = 'asked' on conflict do nothing")
                    .params(now, taken.id(), taken.asked())
                    .update();
        });
    }

    private void done(String sql, @Nullable Object... params) {
        apart.run(() -> jdbc.sql(sql).params(Arrays.asList(params)).update());
    }

    /** The case whose channel it is, also of one that is over. */
    Optional<CaseNumber> caseOf(String channel) {
        return jdbc.sql("select case_number from slack_room where channel = ?")
                .param(channel)
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    boolean isThread(String channel, String thread) {
        return jdbc.sql("select exists (select 1 from slack_room where channel = ? and ? = any (threads))")
                .params(channel, thread)
                .query(Boolean.class)
                .single();
    }

    static SlackRoom room(ResultSet row) throws SQLException {
        return new SlackRoom(
                row.getLong("id"),
                new CaseNumber(row.getString("case_number")),
                row.getString("reason"),
                row.getString("stage"),
                texts(row, "wanted"),
                row.getString("asked"),
                row.getString("channel"),
                row.getString("topic"),
                texts(row, "invited"),
                row.getString("posted"),
                texts(row, "threads"),
                instant(row, "busy_until"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
