package dev.baton.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.engine.RunningNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TimeZone;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nodes in processes of their own on one PostgreSQL, killed with {@code kill -9} while they hold jobs. */
class KilledNodeTest {

    private static final Logger log = LoggerFactory.getLogger(KilledNodeTest.class);

    private static final int JOBS = 20;
    private static final Duration STARTED = Duration.ofMinutes(2);
    private static final String AN_HOUR = "--camunda.bpm.job-execution.lock-time-in-millis=3600000";

    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        postgres = EmbeddedPostgres.start();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void theJobsOfAKilledNodeRunElsewhereWithin15Seconds() throws Exception {
        try (var one = node("one");
                var other = node("other")) {
            await().atMost(STARTED).until(() -> one.isReady() && other.isReady());
            startJobs(one);

            var killed = killWhoeverWorks(List.of(one, other));
            await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 0);

            log.warn("Jobs of a killed node ran elsewhere after {} s", seconds(killed, lastSuccess()));
            assertThat(Duration.between(killed, lastSuccess())).isLessThan(Duration.ofSeconds(15));
        }
    }

    /** Its locks would hold for an hour: nothing but its own restart frees them. */
    @Test
    void theJobsOfAKilledNodeRunAtOnceWhenItIsBackAlone() throws Exception {
        try (var node = node("alone", AN_HOUR)) {
            await().atMost(STARTED).until(node::isReady);
            startJobs(node);
            killWhoeverWorks(List.of(node));
        }
        try (var node = node("alone", AN_HOUR)) {
            await().atMost(STARTED).until(node::isReady);
            var ready = Instant.now();
            await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 0);

            log.warn("Jobs of a killed node ran {} s after its own restart", seconds(ready, lastSuccess()));
            assertThat(Duration.between(ready, lastSuccess())).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static void startJobs(RunningNode node) throws Exception {
        node.deploy("killed-node.bpmn", model());
        for (int i = 0; i < JOBS; i++) {
            node.startProcess("killed-node");
        }
    }

    /** In the midst of its jobs, for they cannot write their history. */
    private static Instant killWhoeverWorks(List<RunningNode> nodes) throws Exception {
        try (var blocker = postgres.getPostgresDatabase().getConnection()) {
            block(blocker);
            jdbc.sql("update act_ru_job set duedate_ = now() at time zone 'UTC' where type_ = 'timer'")
                    .update();
            await().until(() -> nodes.stream().mapToLong(KilledNodeTest::heldBy).sum() == JOBS && blocked() > 0);
            nodes.stream()
                    .max(Comparator.comparingLong(KilledNodeTest::heldBy))
                    .orElseThrow()
                    .kill();
            var killed = Instant.now();
            blocker.rollback();
            return killed;
        }
    }

    private static void block(Connection blocker) throws SQLException {
        blocker.setAutoCommit(false);
        try (var statement = blocker.createStatement()) {
            statement.execute("lock table act_hi_actinst in share mode");
        }
    }

    private static RunningNode node(String name, String... settings) throws Exception {
        return RunningNode.start(name, postgres.getJdbcUrl("postgres", "postgres"), settings);
    }

    private static long heldBy(RunningNode node) {
        return jdbc.sql("select count(*) from act_ru_job where type_ = 'timer' and lock_owner_ = ?")
                .param(node.name())
                .query(Long.class)
                .single();
    }

    private static long waiting() {
        return jdbc.sql("select count(*) from act_ru_job where type_ = 'timer'")
                .query(Long.class)
                .single();
    }

    private static long blocked() {
        return jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                .query(Long.class)
                .single();
    }

    private static Instant lastSuccess() {
        return jdbc.sql("select max(timestamp_) from act_hi_job_log where job_state_ = 2")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static String model() {
        return Bpmn.convertToString(Bpmn.createExecutableProcess("killed-node")
                .name("Killed node")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .intermediateCatchEvent("event_due")
                .timerWithDuration("PT1H")
                .endEvent()
                .done());
    }
}
