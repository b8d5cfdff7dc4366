package dev.baton.engine;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits, asked over a connection of the test's own. */
public final class JobsOfADatabase {

    private JobsOfADatabase() {}

    public static WaitingJobs on(JdbcClient jdbc, Clock clock) {
        return new WaitingJobs(jdbc, clock);
    }
}
