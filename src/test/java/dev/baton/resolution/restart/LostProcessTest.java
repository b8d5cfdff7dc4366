package dev.baton.resolution.restart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Status;
import dev.baton.sla.sweep.Sweeper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked of a case while its process is gone, and what was written meanwhile. */
@BatonTest
class LostProcessTest {

    private static final String ADVICE = "A manager starts it again on the page Deadlines; send it again then.";

    @Autowired
    private Desk desk;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RestartProcess process;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Alarms alarms;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
    }

    @AfterEach
    void realTime() {
        desk.realTime();
        jdbc.sql("update alarm set settled_at = now() where settled_at is null").update();
    }

    @Test
    void whatItsProcessHasToDoIsRefusedUntilThereIsOneAgain() {
        var open = desk.standardCase();
        desk.losesItsProcess(open);
        isRefused(open, HttpMethod.PUT, "assessment", Desk.facts("technical", "high", "high"));
        isRefused(open, HttpMethod.POST, "escalations", Map.of("kind", "hierarchical", "reason", "They ask"));
        assertThat(caseFile.get(open).escalated()).isFalse();
        assertThat(desk.stories(open, "CaseTriaged")).isEmpty();

        var resolved = resolved();
        desk.losesItsProcess(resolved);
        isRefused(resolved, HttpMethod.POST, "reopen", Map.of("reason", "Again"));
        assertThat(caseFile.get(resolved).status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void theProcessOfACaseThatWaitsIsStartedAgain() {
        var number = desk.standardCase();
        desk.post("/api/cases/%s/waiting".formatted(number), Map.of("on", "third-party", "reason", "the cloud"));
        desk.losesItsProcess(number);
        sweeper.sweep(List.of(number));

        process.restart(number);
        sweeper.sweep(List.of(number));

        assertThat(desk.tasks(number)).contains("Work on case");
        assertThat(alarms.open(Alarm.Kind.PROCESS_GONE)).isEmpty();
    }

    @Test
    void workThatWasGivenBackIsNobodysOnceThereIsAProcessAgain() {
        var number = desk.standardCase();
        desk.post("/api/cases/%s/responsible".formatted(number), Map.of("person", "sana", "reason", "holiday"));
        tasks.setAssignee(desk.task("Work on case", number).orElseThrow().getId(), null);
        desk.losesItsProcess(number);

        process.restart(number);

        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isNull();
    }

    @Test
    void aCaseAtHighRiskIsAskedForItsStrategyAgain() {
        var number =
                desk.report(desk.account("premium", "red", "software", 200), Desk.facts("technical", "high", "high"));
        assertThat(caseFile.get(number).highRisk()).isTrue();
        desk.losesItsProcess(number);

        process.restart(number);

        assertThat(desk.tasks(number)).contains("Work on case", "Plan strategy");
    }

    @Test
    void aWordThatCameMeanwhileIsReadOnceThereIsAProcessAgain() {
        var number = resolved();
        desk.losesItsProcess(number);
        desk.says(number, "inbound", "It is broken again");

        process.restart(number);

        assertThat(desk.tasks(number)).containsExactlyInAnyOrder("Document case", "Read customer's message");
    }

    @Test
    void aWordThatNobodyReadInTimeOpensTheCaseOnceThereIsAProcessAgain() {
        var number = resolved();
        desk.says(number, "inbound", "It is broken again");
        desk.losesItsProcess(number);
        desk.passes(Duration.ofDays(14));

        process.restart(number);
        desk.getsOn();

        assertThat(caseFile.get(number).status()).isEqualTo(Status.OPEN);
        assertThat(desk.tasks(number)).contains("Work on case");
    }

    private CaseNumber resolved() {
        var number = desk.standardCase();
        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted."));
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));
        return number;
    }

    private void isRefused(CaseNumber number, HttpMethod method, String what, Map<String, ?> body) {
        var answer = http.withBasicAuth("mara", "baton")
                .exchange("/api/cases/%s/%s".formatted(number, what), method, new HttpEntity<>(body), Map.class);
        assertThat(answer.getStatusCode()).as(what).isEqualTo(HttpStatus.CONFLICT);
        assertThat(answer.getBody()).containsEntry("advice", ADVICE);
    }
}
