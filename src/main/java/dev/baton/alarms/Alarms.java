package dev.baton.alarms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The alarms there are: of one kind about one subject there is one at a time. Settled ones end three months later. */
@Component
public class Alarms {

    private static final Logger log = LoggerFactory.getLogger(Alarms.class);
    private static final int SHOWN = 200;
    private static final Duration SETTLED_KEPT = Duration.ofDays(90);
    private static final int FORGOTTEN_AT_A_TIME = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Alarms(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Raises it, once: true where it was not there before. It belongs to the caller's transaction, if there is one. */
    @Transactional
    public boolean raise(Alarm.Kind kind, String subject, String what) {
        var raised = jdbc.sql("""
                insert into alarm (kind, subject, what, since) values (?, ?, ?, ?)
                on conflict (kind, subject) where settled_at is null do nothing
                """).params(kind.name(), subject, what, now()).update() == 1;
        if (raised) {
            forgetSettled();
            onceItStands(() -> log.warn("Alarm: {}: {}: {}", kind.title(), subject, what));
        }
        return raised;
    }

    /** What it was about is set right. Nothing happens where there was no alarm. */
    @Transactional
    public void settle(Alarm.Kind kind, String subject) {
        jdbc.sql("update alarm set settled_at = ? where kind = ? and subject = ? and settled_at is null")
                .params(now(), kind.name(), subject)
                .update();
    }

    /** Every one of these kinds that was about it. One SQL statement. */
    @Transactional
    public void settle(Collection<Alarm.Kind> kinds, String subject) {
        jdbc.sql("update alarm set settled_at = ? where kind = any (?) and subject = ? and settled_at is null")
                .params(now(), kinds.stream().map(Alarm.Kind::name).toArray(String[]::new), subject)
                .update();
    }

    /** Settles those of this kind that are about something else than these. */
    @Transactional
    public void settleAllBut(Alarm.Kind kind, Collection<String> subjects) {
        jdbc.sql("update alarm set settled_at = ? where kind = ? and settled_at is null and subject <> all (?)")
                .params(now(), kind.name(), subjects.toArray(String[]::new))
                .update();
    }

    /** The latest first, 200 at most. */
    public List<Alarm> open() {
        return jdbc.sql(
                        "select kind, subject, what, since from alarm where settled_at is null order by id desc limit ?")
                .param(SHOWN)
                .query((row, number) -> new Alarm(
                        Alarm.Kind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getString("what"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The subjects of this kind. */
    public List<String> open(Alarm.Kind kind) {
        return jdbc.sql("select subject from alarm where settled_at is null and kind = ?")
                .param(kind.name())
                .query(String.class)
                .list();
    }

    /** What is rolled back was none. */
    private static void onceItStands(Runnable telling) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                telling.run();
            }
        });
    }

    /** What there are alarms of these kinds about. */
    public Set<String> subjects(Collection<Alarm.Kind> kinds) {
        return jdbc.sql("select distinct subject from alarm where settled_at is null and kind = any (?)")
                .param(kinds.stream().map(Alarm.Kind::name).toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** Since when there is this one; empty where there is none. */
    public Optional<Instant> since(Alarm.Kind kind, String subject) {
        return jdbc.sql("select since from alarm where settled_at is null and kind = ? and subject = ?")
                .params(kind.name(), subject)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private void forgetSettled() {
        jdbc.sql("""
                delete from alarm where id in (
                  select id from alarm where settled_at < ? limit ? for update skip locked)
                """)
                .params(stored(clock.instant().minus(SETTLED_KEPT)), FORGOTTEN_AT_A_TIME)
                .update();
    }

    private OffsetDateTime now() {
        return stored(clock.instant());
    }

    private static OffsetDateTime stored(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
