package dev.baton.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work in the background that nobody has taken up yet. */
@Component
public class WaitingJobs {

    /** A failed job is tried again within this time. */
    private static final Duration SOON = Duration.ofMinutes(2);

    /** What is a second late is on time: a job is taken up, then done. */
    private static final Duration ON_TIME = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    WaitingJobs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps a process at the job it waits at until the caller's transaction is over: whoever then takes it up sees what the
     * caller did.
     *
     * @return false where somebody has taken it up already, or where it has failed too often
     */
    public boolean keep(String process) {
        return !jdbc.sql("""
                select id_ from act_ru_job
                where process_instance_id_ = ? and retries_ > 0 and (lock_owner_ is null or lock_exp_time_ < ?)
                for update skip locked
                """)
                .params(process, Timestamp.from(clock.instant()))
                .query(String.class)
                .list()
                .isEmpty();
    }

    /**
     * Those of suspended processes are not counted.
     *
     * @param due nobody has done them yet, timers among them
     * @param failing they failed and will be tried again
     * @param dead they failed as often as they may, and wait for a person
     * @param lateTimers timers that should have fired
     * @param latestBy how long ago the first of these should have; nothing where there is none
     */
    public record Jobs(long due, long failing, long dead, long lateTimers, Duration latestBy) {}

    /** One statement, by the indexes of what is due and of what is dead: what waits for its hour is not read. */
    public Jobs at(Instant now) {
        return jdbc.sql("""
                select count(*) filter (where retries_ > 0 and duedate_ <= :now) as due,
                  count(*) filter (where retries_ > 0 and (exception_msg_ is not null or exception_stack_id_ is not null)) as failing,
                  count(*) filter (where retries_ = 0) as dead,
                  count(*) filter (where retries_ > 0 and type_ = 'timer' and duedate_ < :late) as late,
                  min(duedate_) filter (where retries_ > 0 and type_ = 'timer' and duedate_ < :late) as first
                from (
                  select * from act_ru_job where duedate_ <= :soon and retries_ > 0 and suspension_state_ = 1
                  union all
                  select * from act_ru_job where retries_ = 0 and suspension_state_ = 1) job
                """)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(now.plus(SOON)))
                .param("late", Timestamp.from(now.minus(ON_TIME)))
                .query((row, number) -> {
                    var first = row.getTimestamp("first");
                    return new Jobs(
                            row.getLong("due"),
                            row.getLong("failing"),
                            row.getLong("dead"),
                            row.getLong("late"),
                            first == null ? Duration.ZERO : Duration.between(first.toInstant(), now));
                })
                .single();
    }
}
