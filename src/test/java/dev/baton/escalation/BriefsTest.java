package dev.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
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
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A brief carries what is known, goes back where it does not, and nobody is left waiting for it. */
@BatonTest
class BriefsTest {

    private static final Map<String, Object> ACCEPTED = Map.of("answer", "accepted");
    private static final Map<String, Object> DECLINED = Map.of("answer", "declined", "note_answer", "Not mine");
    private static final Map<String, Object> INCOMPLETE =
            Map.of("answer", "incomplete", "note_answer", "Which version, and what does the log say?");
    private static final Map<String, Object> EXPERTISE = Map.of(
            "note_issue", "Export of 9.1 stops after 500 rows",
            "note_stepsTried", "Restarted; log says: disk full",
            "note_hypothesis", "A leak of temporary files");
    private static final Map<String, Object> AUTHORITY =
            Map.of("note_impact", "Their month end stands still", "note_ask", "Decide on a credit");

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

    // ---- what it is made of

    @Test
    void whatIsKnownIsInTheBriefAndTheReasonStandsForWhatOnlyAPersonKnows() {
        var number = desk.standardCase();
        desk.says(number, "internal", "Restarted the exporter, no change");

        var asked = escalate(number, "functional", "It smells like the disk");

        assertThat(asked.get("missing")).isEqualTo(List.of());
        var brief = (Map<?, ?>) kept(number).get(0).get("brief");
        assertThat(brief.get("issue").toString())
                .contains(caseFile.get(number).subject())
                .contains(caseFile.get(number).description());
        assertThat(brief.get("stepsTried").toString()).contains("Restarted the exporter");
        assertThat(brief.get("hypothesis")).isEqualTo("It smells like the disk");
        assertThat(brief.get("impact").toString()).contains("promised word");
    }

    @Test
    void whatNobodyKnewIsSaidToBeMissing() {
        var number = desk.standardCase();

        assertThat(escalate(number, "functional", "Help").get("missing")).isEqualTo(List.of("stepsTried"));
        assertThat(kept(number).get(0).get("missing")).isEqualTo(List.of("stepsTried"));
    }

    @Test
    void aBriefThatIsGivenHasWhatItsKindNeeds() {
        var number = desk.standardCase();

        var refused = post(number, Map.of("kind", "functional", "reason", "x", "brief", Map.of("issue", "It stops")));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused.getBody().get("detail").toString()).contains("brief lacks stepsTried, hypothesis");
        assertThat(post(number, Map.of("kind", "hierarchical", "reason", "x", "brief", Map.of()))
                        .getBody()
                        .get("detail")
                        .toString())
                .contains("lacks impact, ask");
        assertThat(desk.tasks(number)).doesNotContain("Take charge");

        var taken = post(
                number,
                Map.of(
                        "kind",
                        "hierarchical",
                        "reason",
                        "They leave",
                        "brief",
                        Map.of("impact", "120,000 a year", "ask", "Call their CEO")));
        assertThat(taken.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(((Map<?, ?>) kept(number).get(0).get("brief")).get("ask")).isEqualTo("Call their CEO");
    }

    @Test
    void theCustomerMayAskAndNobodyElseIsMeant() {
        var number = desk.standardCase();

        assertThat(post(number, Map.of("kind", "hierarchical", "reason", "x", "by", "my neighbour"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        post(number, Map.of("kind", "hierarchical", "reason", "They want a manager", "by", "customer"));

        assertThat(kept(number).get(0))
                .containsEntry("cause", "requestedByCustomer")
                .containsEntry("askedBy", "sam");
        assertThat(task("Take charge", number).getAssignee()).isEqualTo("vera");
        assertThat(desk.page("/cases/" + number)).contains("They want a manager");
    }

    @Test
    void aRuleMakesItsBriefItself() {
        var number = desk.standardCase();
        desk.passes(Duration.ofHours(8).plusSeconds(1));

        var raised = kept(number).get(0);
        assertThat(raised.get("askedBy")).isNull();
        assertThat(raised.get("missing")).isEqualTo(List.of());
        assertThat(((Map<?, ?>) raised.get("brief")).get("issue").toString())
                .contains(caseFile.get(number).subject());
    }

    @Test
    void theFormShowsTheBriefAsItIsAndWordsStayOutOfTheEngine() {
        var number = desk.standardCase();
        escalate(number, "functional", "See *this* [link](http://evil.example)");

        var shown = forms.getTaskFormVariables(task("Take charge", number).getId());

        assertThat(shown.get("briefIssue").toString())
                .contains(caseFile.get(number).subject());
        assertThat(shown.get("briefHypothesis").toString())
                .as("neither a link nor emphasis")
                .contains("&#42;this&#42;")
                .contains("&#91;link&#93;");
        assertThat(jdbc.sql("select count(*) from act_ru_variable where text_ like '%evil%'")
                                .query(Integer.class)
                                .single()
                        + jdbc.sql("select count(*) from act_hi_varinst where text_ like '%evil%'")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    // ---- there and back

    @Test
    void anIncompleteBriefGoesBackAndTheSamePersonIsAskedAgain() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, answered());
        escalate(number, "functional", "Help");
        var due = desk.dueOf("Take charge", number);
        desk.passes(Duration.ofMinutes(10));

        desk.does("eli", "Take charge", number, INCOMPLETE);

        assertThat(desk.tasks(number)).contains("Complete brief").doesNotContain("Take charge");
        assertThat(task("Complete brief", number).getAssignee()).isEqualTo("sam");
        assertThat(desk.dueOf("Complete brief", number))
                .as("the time of whoever asked runs on")
                .isEqualTo(due);
        assertThat(forms.getTaskFormVariables(task("Complete brief", number).getId())
                        .get("note_issue")
                        .toString())
                .as("what is known is filled in")
                .contains(caseFile.get(number).subject());
        assertThatThrownBy(() -> desk.does("sam", "Complete brief", number, Map.of("note_issue", "x")))
                .hasMessageContaining("Fill in \"Steps tried\"");

        desk.does("sam", "Complete brief", number, EXPERTISE);

        assertThat(task("Take charge", number).getAssignee()).isEqualTo("eli");
        assertThat(desk.dueOf("Take charge", number)).isEqualTo(due);
        assertThat(((Map<?, ?>) kept(number).get(0).get("brief")).get("hypothesis"))
                .isEqualTo("A leak of temporary files");
        assertThat(stories(number, "BriefRejected"))
                .containsExactly("eli sent the brief back to sam: Which version, and what does the log say?");
        assertThat(stories(number, "BriefCompleted")).containsExactly("sam completed the brief for eli");
        assertThat(desk.page("/cases/" + number))
                .contains("eli sent the brief back to sam")
                .contains("completed");

        desk.does("eli", "Take charge", number, ACCEPTED);
        assertThat(caseFile.get(number).responsible()).isEqualTo("eli");
        assertThat(words()).as("no word of theirs is in the engine").isZero();
    }

    @Test
    void aBriefGoesBackTwiceAtMost() {
        var number = desk.standardCase();
        escalate(number, "functional", "Help");
        for (int i = 0; i < 2; i++) {
            desk.does("eli", "Take charge", number, INCOMPLETE);
            desk.does("sam", "Complete brief", number, EXPERTISE);
        }

        assertThatThrownBy(() -> desk.does("eli", "Take charge", number, INCOMPLETE))
                .hasMessageContaining("went back 2 times already");
        assertThat(desk.tasks(number)).contains("Take charge").doesNotContain("Complete brief");

        desk.does("eli", "Take charge", number, DECLINED);
        assertThat(desk.tasks(number)).containsExactly("Work on case");
        assertThat((List<?>) kept(number).get(0).get("rejections")).hasSize(2);
    }

    @Test
    void whoeverAskedIsToldThatItWasDeclined() {
        var number = desk.standardCase();
        escalate(number, "functional", "Help");
        desk.does("eli", "Take charge", number, INCOMPLETE);
        desk.does("sam", "Complete brief", number, EXPERTISE);
        desk.does("eli", "Take charge", number, DECLINED);

        assertThat(told("sam", number)).containsExactly("escalationDeclined");
    }

    @Test
    void aBriefThatIsNotCompletedInTimeClimbsAndIsNotAskedForAnyMore() {
        var number = desk.standardCase();
        escalate(number, "functional", "Help");
        desk.does("eli", "Take charge", number, INCOMPLETE);

        until(desk.dueOf("Complete brief", number));

        assertThat(desk.tasks(number)).contains("Take charge").doesNotContain("Complete brief");
        assertThat(task("Take charge", number).getAssignee()).isEqualTo("vera");
        assertThat(caseFile.get(number).accountable()).isEqualTo("vera");
        assertThat(stories(number, "EscalationClimbed"))
                .singleElement()
                .asString()
                .contains("the brief was not completed");
        assertThat(openRejections(number)).isZero();
    }

    @Test
    void atTheTopABriefGoesBackToWhoeverAnsweredForTheCase() {
        var number = desk.standardCase();
        desk.passes(Duration.ofHours(8).plusSeconds(1));
        var asked = task("Take charge", number).getAssignee();
        assertThat(asked).isEqualTo("vera");

        desk.does("vera", "Take charge", number, INCOMPLETE);

        assertThat(task("Complete brief", number).getAssignee()).isEqualTo("mara");
        assertThat(caseFile.get(number).accountable())
                .as("who was asked has the baton meanwhile")
                .isEqualTo("vera");
        desk.does("mara", "Complete brief", number, AUTHORITY);
        assertThat(task("Take charge", number).getAssignee()).isEqualTo("vera");
    }

    @Test
    void whoeverHasToCompleteItAndLeavesIsReplaced() {
        var number = desk.standardCase();
        escalate(number, "functional", "Help");
        desk.does("eli", "Take charge", number, INCOMPLETE);
        assertThat(task("Complete brief", number).getAssignee()).isEqualTo("sam");

        team.leaves("sam", "support-agent");

        assertThat(task("Complete brief", number).getAssignee()).isEqualTo("mara");
        desk.does("mara", "Complete brief", number, EXPERTISE);
        assertThat(task("Take charge", number).getAssignee()).isEqualTo("eli");
    }

    @Test
    void whoeverWasAskedAndLeavesMeanwhileIsNotAskedAgain() {
        team.joins("zoe", "engineering");
        var number = desk.standardCase();
        escalate(number, "functional", "Help");
        var asked = task("Take charge", number).getAssignee();
        var other = asked.equals("eli") ? "zoe" : "eli";
        desk.does(asked, "Take charge", number, INCOMPLETE);

        team.leaves(asked, "engineering");

        assertThat(task("Complete brief", number).getAssignee()).isEqualTo("sam");
        desk.does("sam", "Complete brief", number, EXPERTISE);
        assertThat(task("Take charge", number).getAssignee()).isEqualTo(other);
    }

    @Test
    void aBriefThatIsGivenBackStaysWithWhoeverHasToCompleteIt() {
        var number = desk.standardCase();
        escalate(number, "functional", "Help");
        desk.does("eli", "Take charge", number, INCOMPLETE);
        var brief = task("Complete brief", number).getId();

        tasks.setAssignee(brief, null);
        assertThat(task("Complete brief", number).getAssignee()).isEqualTo("sam");
        tasks.setAssignee(brief, "sana");
        tasks.setAssignee(brief, null);
        assertThat(task("Complete brief", number).getAssignee())
                .as("it was given to her")
                .isEqualTo("sana");
        assertThat(kept(number).get(0)).as("eli is asked all the same").containsEntry("holder", "eli");
    }

    // ---- what ends it

    @Test
    void aSignOffEndsABriefThatIsStillOpen() {
        var number = desk.standardCase();
        escalate(number, "functional", "Help");
        desk.does("eli", "Take charge", number, INCOMPLETE);

        desk.resolves(number);

        assertThat(desk.tasks(number)).containsExactly("Document case");
        assertThat(openRejections(number)).isZero();
    }

    @Test
    void aMergeEndsABriefThatIsStillOpen() {
        var account = desk.ordinaryAccount();
        var number = desk.report(account, Desk.facts("technical", "medium", "medium"));
        var main = desk.report(account, Desk.facts("technical", "medium", "medium"));
        escalate(number, "functional", "Help");
        desk.does("eli", "Take charge", number, INCOMPLETE);

        desk.post("/api/cases/%s/links".formatted(number), Map.of("to", main.value(), "kind", "duplicate"));

        assertThat(desk.tasks(number)).isEmpty();
        assertThat(openRejections(number)).isZero();
    }

    @Test
    void aCaseThatIsStartedAgainStillWaitsForItsBrief() {
        var number = desk.standardCase();
        escalate(number, "functional", "Help");
        desk.does("eli", "Take charge", number, INCOMPLETE);
        desk.losesItsProcess(number);

        desk.getsItsProcessBack(number);

        assertThat(desk.tasks(number))
                .contains("Complete brief", "Work on case")
                .doesNotContain("Take charge");
        assertThat(task("Complete brief", number).getAssignee()).isEqualTo("sam");
        desk.does("sam", "Complete brief", number, EXPERTISE);
        assertThat(task("Take charge", number).getAssignee()).isEqualTo("eli");
    }

    @Test
    void aCaseInTriageIsEscalatedAndItsBriefGoesBackAndForth() {
        var number = desk.report(desk.ordinaryAccount(), Map.of());
        escalate(number, "hierarchical", "They shout");
        var asked = Objects.requireNonNull(task("Take charge", number).getAssignee());
        desk.does(asked, "Take charge", number, INCOMPLETE);

        desk.does("sam", "Complete brief", number, AUTHORITY);

        assertThat(task("Take charge", number).getAssignee()).isEqualTo(asked);
        desk.does("sam", "Triage case", number, Map.of("category", "technical", "impact", "low", "urgency", "low"));
        assertThat(caseFile.get(number).accountable()).isEqualTo(asked);
    }

    @Test
    void ofTwoLeadersWhoAcceptAtOnceOneHasIt() {
        team.joins("wanda", "leadership");
        var number = desk.standardCase();
        escalate(number, "hierarchical", "They complain");
        until(desk.dueOf("Take charge", number));
        until(desk.dueOf("Take charge", number));
        var open = task("Take charge", number);
        assertThat(open.getAssignee()).as("everybody is asked").isNull();

        var both = Stream.of("vera", "wanda")
                .map(leader -> CompletableFuture.supplyAsync(() -> completes(leader, open.getId())))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(both).as("one took it").containsOnlyOnce(true);
        assertThat(stories(number, "EscalationAccepted")).hasSize(1);
        assertThat(kept(number).stream()
                        .filter(one -> one.get("state").equals("ACCEPTED"))
                        .map(one -> one.get("holder")))
                .containsExactly(caseFile.get(number).accountable());
    }

    // ----

    private boolean completes(String leader, String task) {
        try {
            tasks.complete(task, Map.of("answer", "accepted"));
            return true;
        } catch (RuntimeException second) {
            return false;
        }
    }

    private static Map<String, Object> answered() {
        return Map.of("outcome", "answered", "note_reply", "We look into it");
    }

    private Map<String, Object> escalate(CaseNumber number, String kind, String reason) {
        var answer = post(number, Map.of("kind", kind, "reason", reason));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        return answer.getBody();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private ResponseEntity<Map<String, Object>> post(CaseNumber number, Map<String, ?> body) {
        return (ResponseEntity) http.withBasicAuth("sam", "baton")
                .postForEntity("/api/cases/%s/escalations".formatted(number), body, Map.class);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private List<Map<String, Object>> kept(CaseNumber number) {
        return (List) http.withBasicAuth("admin", "baton")
                .exchange("/api/cases/%s/escalations".formatted(number), HttpMethod.GET, HttpEntity.EMPTY, List.class)
                .getBody();
    }

    private void until(Instant due) {
        desk.passes(Duration.between(desk.now(), due).plusSeconds(1));
    }

    private Task task(String name, CaseNumber number) {
        return desk.task(name, number).orElseThrow();
    }

    private int openRejections(CaseNumber number) {
        return jdbc.sql("""
                select count(*) from brief_rejection back join escalation one on one.id = back.escalation
                where one.case_number = ? and back.ended_at is null
                """).param(number.value()).query(Integer.class).single();
    }

    private List<String> told(String person, CaseNumber number) {
        return jdbc.sql("select kind from notice where person = ? and case_number = ?")
                .params(person, number.value())
                .query(String.class)
                .list();
    }

    private int words() {
        return jdbc.sql("""
                select count(*) from act_hi_varinst where text_ like '%temporary files%' or text_ like '%Which version%'
                """).query(Integer.class).single();
    }

    private List<String> stories(CaseNumber number, String event) {
        return desk.stories(number, event);
    }
}
