package dev.baton.kpi.okrsteps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.AccountDesk;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.FullCoverage;
import dev.baton.Team;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/** Each test is a path through okr-check-in.bpmn; together they walk every node and every flow. */
@BatonTest
@TestExecutionListeners(listeners = FullCoverage.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
class OkrCheckInPathsTest {

    private static final String CHECK = "Check objective";
    private static final Map<String, Object> SURE =
            Map.of("confidence", "high", "note_checkIn", "Two weeks without any");

    @Autowired
    private Desk desk;

    @Autowired
    private AccountDesk tasks;

    @Autowired
    private Team team;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void now() {
        desk.realTime();
        desk.setTime(desk.now());
    }

    @AfterEach
    void realTime() {
        jdbc.sql("update okr set state = 'CLOSED', owner = coalesce(owner, 'otto') where state = 'ACTIVE'")
                .update();
        desk.realTime();
    }

    @Test
    void itsOwnerIsAskedEveryTwoWeeksAndWhatTheySayIsKept() {
        var number = active("otto");
        desk.passes(Duration.ofDays(13));
        assertThat(tasks.tasks(number)).isEmpty();

        desk.passes(Duration.ofDays(2));
        assertThat(tasks.task(CHECK, number).orElseThrow().getAssignee()).isEqualTo("otto");
        assertThatThrownBy(() -> tasks.does("otto", CHECK, number, Map.of("confidence", "very", "note_checkIn", "x")))
                .hasMessageContaining("choose one of high, low, medium");
        assertThatThrownBy(() -> tasks.does("otto", CHECK, number, Map.of("confidence", "low")))
                .hasMessageContaining("Fill in");
        tasks.does("otto", CHECK, number, SURE);
        assertThat(tasks.tasks(number)).isEmpty();
        assertThat(said(number)).containsExactly("HIGH Two weeks without any");
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(instance(number))
                        .list())
                .extracting(variable -> variable.getName())
                .as("no free text stays in the engine")
                .noneMatch(name -> name.startsWith("note_") || name.equals("confidence"));

        desk.passes(Duration.ofDays(12));
        assertThat(tasks.tasks(number)).as("as regular as it was asked").isEmpty();
        desk.passes(Duration.ofDays(2));
        assertThat(tasks.tasks(number)).containsExactly(CHECK);
    }

    @Test
    void aCheckInThatIsMissedIsToldOnceAndCanStillBeGiven() {
        var number = active("mara");
        assertThat(told("mara", "objectiveYours", number)).isEqualTo(1);
        desk.passes(Duration.ofDays(18));

        assertThat(tasks.tasks(number)).containsExactly(CHECK);
        assertThat(told("mara", "objectiveMissed", number)).isEqualTo(1);
        assertThat(told("process-owner", "objectiveMissedOf", number)).isEqualTo(1);
        assertThat(said(number)).containsExactly("null null");
        tasks.does("mara", CHECK, number, SURE);
        assertThat(said(number)).containsExactly("HIGH Two weeks without any");
        desk.passes(Duration.ofDays(9));
        assertThat(tasks.tasks(number)).isEmpty();
    }

    @Test
    void onceItIsClosedNobodyIsAsked() {
        var number = active("otto");
        desk.passes(Duration.ofDays(15));
        assertThat(tasks.tasks(number)).containsExactly(CHECK);
        var body = body("otto", "CLOSED", title(number));
        body.put("number", number);
        body.put("version", 2);
        assertThat(tasks.put("otto", "/api/okrs", body).getStatusCode().value())
                .as("what came of it is missing")
                .isEqualTo(400);
        body.put("closedBecause", "Half of it");
        assertThat(tasks.put("otto", "/api/okrs", body).getStatusCode().value()).isEqualTo(200);
        assertThat(tasks.runs(number)).isFalse();
        assertThat(tasks.put("otto", "/api/okrs", body).getStatusCode().value())
                .as("twice")
                .isEqualTo(409);
    }

    @Test
    void afterTheLastCheckInOfItsQuarterNobodyIsAskedAgain() {
        var number = active("otto");
        for (int i = 0; i < 10 && tasks.runs(number); i++) {
            desk.passes(Duration.ofDays(15));
            if (!tasks.tasks(number).isEmpty()) {
                tasks.does("otto", CHECK, number, SURE);
            }
        }

        assertThat(tasks.runs(number)).isFalse();
        assertThat(said(number)).hasSizeGreaterThan(1);
    }

    @Test
    void theObjectiveOfWhoIsGoneIsAProcessOwners() {
        team.joins("gus", "support-manager");
        var number = active("gus");
        desk.passes(Duration.ofDays(15));
        team.isDeleted("gus");

        assertThat(owner(number)).isEqualTo("otto");
        assertThat(tasks.task(CHECK, number).orElseThrow().getAssignee()).isEqualTo("otto");
        tasks.does("otto", CHECK, number, SURE);
    }

    private String active(String owner) {
        var answer = tasks.put("otto", "/api/okrs", body(owner, "ACTIVE", "Fewer escalations " + UUID.randomUUID()));
        assertThat(answer.getStatusCode().value()).as("%s", answer).isEqualTo(200);
        return (String) answer.getBody().get("number");
    }

    private static Map<String, Object> body(String owner, String state, String title) {
        return new HashMap<>(Map.of(
                "quarter",
                "2026-Q4",
                "title",
                title,
                "owner",
                owner,
                "state",
                state,
                "keyResults",
                List.of(Map.of("kpi", "escalationRate", "baseline", 15, "target", 8))));
    }

    private String title(String number) {
        return jdbc.sql("select title from okr where number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    private String owner(String number) {
        return jdbc.sql("select owner from okr where number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    private List<String> said(String number) {
        return jdbc.sql(
                        "select coalesce(confidence, 'null') || ' ' || coalesce(comment, 'null') from okr_check_in where okr = ? order by due")
                .param(number)
                .query(String.class)
                .list();
    }

    private long told(String reader, String kind, String number) {
        return jdbc.sql(
                        "select count(*) from notice where coalesce(person, group_name) = ? and kind = ? and facts::text like ?")
                .params(reader, kind, "%" + number + "%")
                .query(Long.class)
                .single();
    }

    private String instance(String number) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
    }
}
