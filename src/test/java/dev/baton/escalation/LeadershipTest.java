package dev.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The leadership hears of an escalation as often as it is severe, and what gets better ends, or somebody says why not. */
@BatonTest
class LeadershipTest {

    private static final String UPDATE = "Update leadership";
    private static final Map<String, Object> ACCEPTED = Map.of("answer", "accepted");
    private static final Map<String, Object> SETTLED = Map.of("note_deEscalation", "It is settled");
    private static final Map<String, Object> NO_CHANGE =
            Map.of("trend", "same", "note_leadership", "We wait for the vendor");
    private static final Map<String, Object> BETTER =
            Map.of("trend", "improving", "note_leadership", "The vendor has a fix");

    @Autowired
    private Desk desk;

    @Autowired
    private Team team;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestRestTemplate http;

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
    }

    @AfterEach
    void realTime() {
        Stream.of("zoe", "wanda").forEach(identities::deleteUser);
        team.joins("sam", "support-agent");
        team.joins("eli", "engineering");
        desk.realTime();
    }

    @Test
    void whoeverLeadsACriticalOneIsAskedEveryDayAndNotTwiceAtOnce() {
        var number = ledBy("eli", critical());
        desk.passes(Duration.ofHours(24).minusMinutes(1));
        assertThat(desk.tasks(number)).doesNotContain(UPDATE);

        desk.passes(Duration.ofMinutes(2));
        assertThat(task(UPDATE, number).getAssignee()).isEqualTo("eli");
        desk.passes(Duration.ofDays(2));
        assertThat(desk.tasks(number)).containsOnlyOnce(UPDATE);

        desk.does("eli", UPDATE, number, NO_CHANGE);
        assertThat(desk.tasks(number)).doesNotContain(UPDATE);
        desk.passes(Duration.ofHours(24).plusMinutes(1));
        assertThat(desk.tasks(number)).containsOnlyOnce(UPDATE);
    }

    @Test
    void anUpdateIsPreparedToldAndKept() {
        var number = ledBy("eli", critical());
        desk.passes(Duration.ofMinutes(1));
        desk.says(number, "outbound", "We look into it");
        desk.says(number, "inbound", "Any news?");
        desk.passes(Duration.ofHours(24).plusMinutes(1));
        assertThat(forms.getTaskFormVariables(task(UPDATE, number).getId())
                        .get("sinceLastUpdate")
                        .toString())
                .contains("1 from the customer, 1 answers, 0 notes");

        desk.does("eli", UPDATE, number, NO_CHANGE);

        assertThat(desk.stories(number, "LeadershipUpdated"))
                .singleElement()
                .asString()
                .contains("eli told")
                .contains("We wait for the vendor");
        assertThat(jdbc.sql("select facts[2] from notice where group_name = 'leadership' and case_number = ?")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .containsExactly("eli");
        assertThat(desk.page("/cases/" + number)).contains("We wait for the vendor");
        assertThat(kept(number).get(0)).containsEntry("trend", "same");
        assertThat(jdbc.sql("select count(*) from act_hi_varinst where text_ like '%We wait for the vendor%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsImprovingEndsInTimeOrSomebodySaysWhyNot() {
        var number = ledBy("eli", standard());
        assertThat(tell("sam", number, "improving")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(tell("eli", number, "sideways")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(tell("eli", number, "improving")).isEqualTo(HttpStatus.NO_CONTENT);
        var severity = kept(number).get(0).get("severity");
        assertThat(severity).isEqualTo("low");
        assertThat(desk.stories(number, "DeEscalationDue")).hasSize(1);
        assertThat(tell("eli", number, "improving")).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(desk.stories(number, "DeEscalationDue"))
                .as("a date that stands")
                .hasSize(1);

        desk.passes(Duration.ofHours(168).plusMinutes(1));
        assertThat(desk.tasks(number)).as("long before the next of the rhythm").containsOnlyOnce(UPDATE);
        assertThatThrownBy(() -> desk.does("eli", UPDATE, number, BETTER)).hasMessageContaining("Why it has not ended");

        desk.does(
                "eli",
                UPDATE,
                number,
                Map.of(
                        "trend", "improving",
                        "note_leadership", "The vendor has a fix",
                        "note_stillEscalated", "It is not installed yet"));
        assertThat(desk.stories(number, "DeEscalationDue")).hasSize(2);
        assertThat(desk.page("/cases/" + number)).contains("It is not installed yet");
    }

    @Test
    void aCauseThatIsGoneAsksForTheEndAsWell() {
        var number = critical();
        desk.passes(desk.dueIn(number, "firstReply").plusSeconds(1));
        var holder = task("Take charge", number).getAssignee();
        desk.does(holder, "Take charge", number, ACCEPTED);
        assertThat(kept(number).get(0).get("deEscalateBy")).isNull();

        desk.says(number, "outbound", "We are on it");

        assertThat(kept(number).get(0).get("deEscalateBy")).isNotNull();
        assertThat(desk.stories(number, "DeEscalationDue"))
                .singleElement()
                .asString()
                .contains("its cause is gone");
    }

    @Test
    void anEscalationEndsWithItsUpdatesAndSaysWhoHasTheCaseNow() {
        var number = ledBy("eli", critical());
        desk.passes(Duration.ofHours(24).plusMinutes(1));
        assertThat(desk.tasks(number)).contains(UPDATE);

        desk.does("eli", "Lead escalation", number, SETTLED);

        assertThat(processesOf(number, "eli")).doesNotContain(UPDATE);
        assertThat(desk.stories(number, "EscalationEnded"))
                .first()
                .asString()
                .contains(caseFile.get(number).accountable() + " answers for the case")
                .contains("the work is with support-agent");
        assertThat(openUpdates(number)).isZero();
    }

    @Test
    void theUpdateGoesWithTheLead() {
        team.joins("zoe", "engineering");
        var number = standard();
        desk.escalate(number, "functional");
        var first = task("Take charge", number).getAssignee();
        var other = first.equals("eli") ? "zoe" : "eli";
        desk.does(first, "Take charge", number, ACCEPTED);
        desk.passes(Duration.ofDays(14).plusMinutes(1));
        assertThat(task(UPDATE, number).getAssignee()).isEqualTo(first);

        tasks.setAssignee(task(UPDATE, number).getId(), other);
        assertThat(kept(number).get(0))
                .as("an update that is given away gives no lead")
                .containsEntry("holder", first);

        tasks.setAssignee(lead(number, first).getId(), other);
        assertThat(task(UPDATE, number).getAssignee()).isEqualTo(other);
        team.leaves(other, "engineering");
        assertThat(task(UPDATE, number).getAssignee()).isEqualTo(first);
    }

    @Test
    void aCaseThatIsStartedAgainStillOwesItsUpdateAndTheNextOneComesInTime() {
        var number = ledBy("eli", critical());
        desk.passes(Duration.ofHours(24).plusMinutes(1));
        desk.losesItsProcess(number);
        desk.getsItsProcessBack(number);
        assertThat(desk.tasks(number)).containsOnlyOnce(UPDATE);

        desk.passes(Duration.ofDays(1));
        assertThat(desk.tasks(number)).containsOnlyOnce(UPDATE);
        desk.does("eli", UPDATE, number, NO_CHANGE);
        desk.losesItsProcess(number);
        desk.passes(Duration.ofHours(12));
        desk.getsItsProcessBack(number);
        assertThat(desk.tasks(number)).doesNotContain(UPDATE);

        desk.passes(Duration.ofHours(12).plusMinutes(1));
        assertThat(desk.tasks(number)).containsOnlyOnce(UPDATE);
    }

    // ----

    private CaseNumber critical() {
        return desk.report(desk.account("vip", "red", "software", 20), Desk.facts("outage", "high", "high"));
    }

    private CaseNumber standard() {
        return desk.standardCase();
    }

    private CaseNumber ledBy(String expert, CaseNumber number) {
        desk.says(number, "outbound", "We look into it");
        desk.escalate(number, "functional");
        desk.does(expert, "Take charge", number, ACCEPTED);
        return number;
    }

    private HttpStatusCode tell(String who, CaseNumber number, String trend) {
        return http.withBasicAuth(who, "baton")
                .exchange(
                        "/api/cases/%s/escalations/%s/trend"
                                .formatted(number, kept(number).get(0).get("id")),
                        HttpMethod.PUT,
                        new HttpEntity<>(Map.of("trend", trend)),
                        String.class)
                .getStatusCode();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private List<Map<String, Object>> kept(CaseNumber number) {
        return (List) http.withBasicAuth("admin", "baton")
                .getForEntity("/api/cases/%s/escalations".formatted(number), List.class)
                .getBody();
    }

    private Task task(String name, CaseNumber number) {
        return desk.task(name, number).orElseThrow();
    }

    private Task lead(CaseNumber number, String who) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskName("Lead escalation")
                .taskAssignee(who)
                .singleResult();
    }

    private List<String> processesOf(CaseNumber number, String who) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number.value()).taskAssignee(who).list().stream()
                .map(Task::getName)
                .toList();
    }

    private int openUpdates(CaseNumber number) {
        return jdbc.sql("""
                select count(*) from leadership_update news join escalation one on one.id = news.escalation
                where one.case_number = ? and one.holder = 'eli' and news.ended_at is null
                """).param(number.value()).query(Integer.class).single();
    }
}
