package dev.baton.engine;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work in the background that nobody has taken up yet. */
@Component
public class WaitingJobs {

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
}
