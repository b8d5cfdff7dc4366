package dev.baton.engine.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever works on a task that others work on too is told what happened, and a task never goes to nobody. */
@BatonTest
class TaskAtHandTest {

    private static final String RESOLVED = """
            {"variables": {"outcome": {"value": "resolved"}, "note_reply": {"value": "Back."},
             "note_resolution": {"value": "Restarted."}}}""";

    @Autowired
    private Desk desk;

    @Autowired
    private TaskService tasks;

    @LocalServerPort
    private int port;

    private CaseNumber number;
    private String task = "";

    @BeforeEach
    void aTaskOfSams() {
        number = desk.standardCase();
        task = desk.task("Work on case", number).orElseThrow().getId();
        tasks.setAssignee(task, "sam");
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bpmnError      | {"errorCode": "x"}
            bpmnError      | {"errorCode": "x", "errorMessage": "y", "variables": {"outcome": {"value": "resolved"}}}
            bpmnEscalation | {"escalationCode": "x"}
            bpmnEscalation | {"escalationCode": "x", "variables": {"outcome": {"value": "resolved"}}}
            """)
    void aTaskEndsByItsFormAlone(String how, String body) {
        for (var person : new String[] {"sam", "mara", "admin"}) {
            var answer = as(person).post("/engine-rest/task/%s/%s".formatted(task, how), body);

            assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        }
        assertThat(desk.tasks(number)).contains("Work on case");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mara | POST | assignee       | {"userId": "ghost"}
            mara | POST | claim          | {"userId": "ghost"}
            mara | POST | delegate       | {"userId": "ghost"}
            mara | POST | identity-links | {"userId": "ghost", "type": "candidate"}
            sam  | POST | claim          | {"userId": "ghost"}
            mara | PUT  |                | {"assignee": "ghost"}
            """)
    void aTaskGoesToNobodyWhoDoesNotExist(String who, String method, String how, String body) {
        tasks.setAssignee(task, null);
        var path = "/engine-rest/task/" + task + (how == null ? "" : "/" + how);

        var answer = method.equals("PUT") ? as(who).put(path, body) : as(who).post(path, body);

        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isNull();
    }

    @Test
    void anAgentTakesATaskOnForThemselvesOnlyAndAManagerGivesItToSomebody() {
        tasks.setAssignee(task, null);
        var forAnother = as("sam").post("/engine-rest/task/%s/claim".formatted(task), "{\"userId\": \"sana\"}");
        assertThat(forAnother.status()).as(forAnother.body()).isEqualTo(403);

        assertThat(as("sam")
                        .post("/engine-rest/task/%s/claim".formatted(task), "{\"userId\": \"sam\"}")
                        .status())
                .isEqualTo(204);
        assertThat(as("mara")
                        .post("/engine-rest/task/%s/assignee".formatted(task), "{\"userId\": \"sana\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void anAgentGivesBackWhatTheyHaveAndNobodyElses() {
        var path = "/engine-rest/task/%s/unclaim".formatted(task);
        var others = as("sana").post(path, "{}");
        assertThat(others.status()).as(others.body()).isEqualTo(403);

        var own = as("sam").post(path, "{}");

        assertThat(own.status()).as(own.body()).isEqualTo(204);
        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isNull();
        assertThat(desk.sees("sana", "Work on case", number)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"sana, submit-form", "sana, complete", "mara, complete"})
    void whatAColleagueHasTakenOnIsCompletedByThemAlone(String other, String how) {
        var path = "/engine-rest/task/%s/%s".formatted(task, how);
        var refused = as(other).post(path, RESOLVED);
        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("not yours");
        assertThat(desk.tasks(number)).contains("Work on case");

        assertThat(as("sam").post(path, RESOLVED).status()).isBetween(200, 204);
    }

    @ParameterizedTest
    @CsvSource({"submit-form", "complete"})
    void whoComesSecondIsToldThatTheTaskIsNoLongerOpen(String how) {
        var path = "/engine-rest/task/%s/%s".formatted(task, how);
        assertThat(as("sam").post(path, RESOLVED).status()).isBetween(200, 204);

        var second = as("sam").post(path, RESOLVED);

        assertThat(second.status()).as(second.body()).isEqualTo(400);
        assertThat(second.body()).contains("no longer open").doesNotContain("Exception:");
    }

    @ParameterizedTest
    @CsvSource({"submit-form", "complete"})
    void whoseWorkMovedMeanwhileIsToldSo(String how) {
        desk.escalate(number, "functional");
        desk.does("eli", "Take charge", number, Map.of("answer", "accepted"));

        var late = as("sam").post("/engine-rest/task/%s/%s".formatted(task, how), RESOLVED);

        assertThat(late.status()).as(late.body()).isEqualTo(403);
        assertThat(late.body()).contains("not yours").doesNotContain("TASK_WORK");
        assertThat(desk.tasks(number)).contains("Work on case");
    }

    private Visitor as(String person) {
        return Visitor.named(person, port);
    }
}
