package dev.baton.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import java.time.Duration;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One line for what is nobody's fault, and all of it for what is. */
@BatonTest
class LogLinesTest {

    private static final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final Logger ours = (Logger) LoggerFactory.getLogger(ExpectedFailures.class);

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        desk.setTime(desk.now());
        lines.start();
        ours.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        root.detachAppender(lines);
        ours.setLevel(null);
        desk.realTime();
    }

    @Test
    void aRefusedFormIsAtMostOneLine() {
        var number = desk.standardCase();
        var task = desk.task("Work on case", number).orElseThrow().getId();
        var sam = Visitor.named("sam", port);
        sam.post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"sam\"}");
        root.addAppender(lines);

        var answer = sam.post(
                "/engine-rest/task/" + task + "/submit-form",
                "{\"variables\": {\"outcome\": {\"value\": \"rootCauseNeeded\"}}}");

        assertThat(answer.status()).isEqualTo(400);
        isAtMostOneLine();
    }

    @Test
    void whatMayNotBeDoneIsAtMostOneLine() {
        var number = desk.standardCase();
        var task = desk.task("Work on case", number).orElseThrow().getId();
        var mallory = Visitor.named("eli", port);
        root.addAppender(lines);

        assertThat(mallory.post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"eli\"}")
                        .status())
                .isBetween(400, 404);
        isAtMostOneLine();
    }

    @Test
    void aRefusedRequestIsOneLine() {
        var number = desk.standardCase();
        var sam = Visitor.named("sam", port);
        root.addAppender(lines);

        assertThat(sam.post("/api/cases/%s/reopen".formatted(number), "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(409);

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.INFO);
            assertThat(line.getFormattedMessage()).startsWith("Refused: ");
        });
    }

    @Test
    void whoComesSecondAtATaskIsAtMostOneLine() {
        var number = desk.standardCase();
        var task = desk.task("Work on case", number).orElseThrow().getId();
        Visitor.named("sam", port).post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"sam\"}");
        var sana = Visitor.named("sana", port);
        root.addAppender(lines);

        var late = sana.post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"sana\"}");

        assertThat(late.status()).isEqualTo(400);
        assertThat(late.body()).contains("sam has taken this task on already");
        isAtMostOneLine();
    }

    @Test
    void aFilterThatHoldsCodeIsAtMostOneLine() {
        var filter = jdbc.sql("select id_ from act_ru_filter where name_ = 'My tasks'")
                .query(String.class)
                .single();
        var sam = Visitor.named("sam", port);
        root.addAppender(lines);

        assertThat(sam.post("/engine-rest/filter/" + filter + "/list", "{\"dueAfterExpression\": \"${1}\"}")
                        .status())
                .isEqualTo(400);
        isAtMostOneLine();
    }

    @Test
    void aRungThatAnotherNodeActedOnIsOneLine() {
        var number = desk.criticalCase();
        var timer = timer("event_resolutionOverdue", number.value());
        jdbc.sql("""
                insert into sla_rung (case_number, name, subject, round, offset_seconds, claimed_at, fired)
                select case_number, name, subject, round, 0, now(), true from sla_clock
                where case_number = ? and name = 'resolution'
                """).param(number.value()).update();
        desk.setTime(timer.getDuedate().toInstant().plus(Duration.ofSeconds(1)));
        root.addAppender(lines);

        assertThatThrownBy(() -> management.executeJob(timer.getId())).hasMessageContaining("nobody has acted on");

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).as(line.getFormattedMessage()).isEqualTo(Level.INFO);
            assertThat(line.getFormattedMessage()).contains("Nothing to do", "nobody has acted on");
            assertThat(line.getThrowableProxy()).isNull();
        });
    }

    @Test
    void whatIsAFaultIsToldWithItsTrace() {
        root.addAppender(lines);

        root.error("It broke", new IllegalStateException("really"));

        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getThrowableProxy()).isNotNull());
    }

    private void isAtMostOneLine() {
        assertThat(lines.list).hasSizeLessThanOrEqualTo(1).allSatisfy(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.INFO);
            assertThat(line.getThrowableProxy()).isNull();
        });
    }

    private Job timer(String activity, String number) {
        var jobs = jdbc.sql("""
                select job.id_ from act_ru_job job
                join act_ru_execution process on process.id_ = job.process_instance_id_
                join act_ru_jobdef definition on definition.id_ = job.job_def_id_
                where process.business_key_ = ? and definition.act_id_ = ?
                """).params(number, activity).query(String.class).list();
        return management.createJobQuery().jobId(jobs.get(0)).singleResult();
    }
}
