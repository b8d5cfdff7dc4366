package dev.baton.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On a node whose job executor would sleep for an hour if nobody woke it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "baton.database.directory=target/test-database/${random.uuid}",
            "camunda.bpm.process-engine-name=punctual",
            "camunda.bpm.job-execution.wait-time-in-millis=3600000",
            "camunda.bpm.job-execution.max-wait=3600000"
        })
class PunctualityTest {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock time;

    @BeforeEach
    void deploy() {
        var model = Bpmn.createExecutableProcess("punctuality")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .intermediateCatchEvent("event_due")
                .timerWithDate("${execution.getVariable('due')}")
                .endEvent()
                .done();
        repository
                .createDeployment()
                .name("punctuality")
                .enableDuplicateFiltering(true)
                .addModelInstance("punctuality.bpmn", model)
                .deploy();
    }

    @RepeatedTest(3)
    void aLoneTimerFiresWithinASecondOfItsDueTime() {
        var process = waitUntil(time.instant().plusMillis(1700));

        assertThat(lateness(process)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    @RepeatedTest(3)
    void aTimerThatAnotherNodeHasSetFiresWithinASecondOfItsDueTime() {
        var process = waitUntil(time.instant().plus(Duration.ofDays(1)));

        setFromElsewhere(process, time.instant().plusMillis(900));

        assertThat(lateness(process)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    @RepeatedTest(3)
    void aTimerThatAnotherNodeHasMadeOverdueFiresWithinASecond() {
        var process = waitUntil(time.instant().plus(Duration.ofDays(1)));

        setFromElsewhere(process, time.instant());

        assertThat(lateness(process)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    private String waitUntil(Instant due) {
        return runtime.startProcessInstanceByKey("punctuality", Map.of("due", Date.from(due)))
                .getId();
    }

    private void setFromElsewhere(String process, Instant due) {
        jdbc.sql("update act_ru_job set duedate_ = ?, rev_ = rev_ + 1 where process_instance_id_ = ?")
                .params(Timestamp.from(due), process)
                .update();
    }

    /** As the engine recorded it: when the job had succeeded, against when it was due. */
    private Duration lateness(String process) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("""
                                select timestamp_, job_duedate_ from act_hi_job_log
                                where process_instance_id_ = ? and job_state_ = 2
                                """)
                                .param(process)
                                .query((row, number) -> Duration.between(
                                        row.getTimestamp("job_duedate_").toInstant(),
                                        row.getTimestamp("timestamp_").toInstant()))
                                .optional(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }
}
