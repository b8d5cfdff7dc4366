package dev.baton.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.util.StringUtils;

@ExtendWith(OutputCaptureExtension.class)
class WakeUpTest {

    private static final Duration OFTEN = Duration.ofMillis(50);

    @TempDir
    private Path directory;

    @BeforeAll
    static void logAsInProduction() {
        ((Logger) LoggerFactory.getLogger(WakeUp.class)).setLevel(Level.INFO);
    }

    @Test
    void aDatabaseThatIsAwayIsToldOnceAndTimersGoOnWhenItIsBack(CapturedOutput output) throws Exception {
        var port = freePort();
        var jobs = new Woken();
        var database = start(port);
        createTables(database);
        try (var connections = connections(port)) {
            var looks = new CountingClock();
            var wakeUp = new WakeUp(jobs, JdbcClient.create(connections), looks, OFTEN);
            wakeUp.start();
            await().until(() -> looks.times.get() > 1);

            database.close();
            await().until(() -> told(output, "does not say which timer is next") > 0);
            var lookedBefore = looks.times.get();
            await().until(() -> looks.times.get() > lookedBefore + 3);
            assertThat(told(output, "does not say which timer is next")).isOne();
            assertThat(jobs.times).hasValue(0);

            database = start(port);
            makeAJobDue(database);
            await().atMost(Duration.ofSeconds(10)).until(() -> jobs.times.get() > 0);
            await().until(() -> told(output, "The database is back") == 1);
            wakeUp.stop();
        } finally {
            database.close();
        }
    }

    @Test
    void aPeriodOfNothingIsRefused() {
        assertThatThrownBy(() -> new WakeUp(new Woken(), null, new EngineClock(), Duration.ZERO))
                .hasMessageContaining("baton.timers.look-every");
    }

    private static int told(CapturedOutput output, String sentence) {
        return StringUtils.countOccurrencesOf(output.getAll(), sentence);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.resolve("postgresql"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static void createTables(EmbeddedPostgres database) throws Exception {
        try (var connection = database.getPostgresDatabase().getConnection()) {
            ScriptUtils.executeSqlScript(
                    connection,
                    new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.postgres.create.engine.sql"));
        }
    }

    private static void makeAJobDue(EmbeddedPostgres database) {
        JdbcClient.create(database.getPostgresDatabase())
                .sql("insert into act_ru_job (id_, type_, retries_, duedate_) values ('job', 'timer', 3, '2020-01-01')")
                .update();
    }

    private static HikariDataSource connections(int port) {
        var connections = new HikariDataSource();
        connections.setJdbcUrl("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres");
        connections.setConnectionTimeout(250);
        return connections;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A clock that counts how often it is asked: once for each look at the database. */
    private static class CountingClock extends EngineClock {

        private final AtomicInteger times = new AtomicInteger();

        @Override
        public Instant instant() {
            times.incrementAndGet();
            return super.instant();
        }
    }

    /** A job executor that counts how often it is woken. */
    private static class Woken extends JobExecutor {

        private final AtomicInteger times = new AtomicInteger();

        @Override
        public void jobWasAdded() {
            times.incrementAndGet();
        }

        @Override
        protected void startExecutingJobs() {}

        @Override
        protected void stopExecutingJobs() {}

        @Override
        public void executeJobs(List<String> jobIds, ProcessEngineImpl engine) {}
    }
}
