package dev.baton.intake.mailbox;

import dev.baton.casefile.TextRules;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far a mailbox is read, and by whom: of several nodes one reads it, for as long as it says so again in time. */
@Component
class MailboxPlaces {

    private static final int LONGEST_PROBLEM = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    MailboxPlaces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param uidValidity null where it was never opened
     * @param lastUid of the mail that was taken in last
     * @param beganAt what came before is not taken in
     * @param failingUid of the mail that could not be taken in
     */
    record Place(
            String name,
            @Nullable Long uidValidity,
            long lastUid,
            Instant beganAt,
            @Nullable String holder,
            @Nullable Long failingUid,
            int attempts,
            @Nullable String problem,
            @Nullable Instant problemAt,
            @Nullable Instant readAt) {}

    /** Holds it for this time, by the clock of the database; false while another node does. */
    boolean hold(String name, String holder, Duration time, boolean existing) {
        jdbc.sql("insert into mailbox (name, began_at) values (?, ?) on conflict do nothing")
                .params(name, TimeFormat.stored(existing ? Instant.EPOCH : clock.instant()))
                .update();
        return jdbc.sql("""
                update mailbox set holder = ?, held_until = now() + make_interval(secs => ?)
                where name = ? and (holder is null or holder = ? or held_until < now())
                """).params(holder, time.toSeconds(), name, holder).update() == 1;
    }

    void release(String name, String holder) {
        jdbc.sql("update mailbox set holder = null, held_until = now() where name = ? and holder = ?")
                .params(name, holder)
                .update();
    }

    Optional<Place> find(String name) {
        return jdbc.sql("select * from mailbox where name = ?")
                .param(name)
                .query(Place.class)
                .optional();
    }

    /** Those that a node has read within a day. */
    List<Place> lately() {
        return jdbc.sql("select * from mailbox where held_until > now() - interval '1 day' order by name")
                .query(Place.class)
                .list();
    }

    /** The server counts its mails anew: they are read again, and those that are known are known. */
    void counts(String name, String holder, long validity, long lastUid) {
        jdbc.sql("""
                update mailbox set uid_validity = ?, last_uid = ?, failing_uid = null, attempts = 0 where name = ? and holder = ?
                """).params(validity, lastUid, name, holder).update();
    }

    void readTo(String name, String holder, long uid) {
        jdbc.sql("update mailbox set last_uid = ?, failing_uid = null, attempts = 0 where name = ? and holder = ?")
                .params(uid, name, holder)
                .update();
    }

    void isRead(String name, String holder) {
        jdbc.sql("update mailbox set read_at = ?, problem = null, problem_at = null where name = ? and holder = ?")
                .params(TimeFormat.stored(clock.instant()), name, holder)
                .update();
    }

    /** @return how often this mail has failed by now */
    int failed(String name, String holder, long uid) {
        return jdbc.sql("""
                update mailbox set attempts = case when failing_uid = ? then attempts + 1 else 1 end, failing_uid = ?
                where name = ? and holder = ? returning attempts
                """)
                .params(uid, uid, name, holder)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void problem(String name, String holder, String problem) {
        jdbc.sql("""
                update mailbox set problem = ?, problem_at = coalesce(problem_at, ?) where name = ? and holder = ?
                """)
                .params(TextRules.shortened(problem, LONGEST_PROBLEM), TimeFormat.stored(clock.instant()), name, holder)
                .update();
    }
}
