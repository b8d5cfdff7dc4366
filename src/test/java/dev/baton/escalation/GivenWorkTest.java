package dev.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The work on a case is given to a colleague, or back to the team. */
@BatonTest
class GivenWorkTest {

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private GiveWork giveWork;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Team team;

    private CaseNumber number;

    @BeforeEach
    void aCase() {
        desk.setTime(desk.now());
        number = desk.standardCase();
        team.joins("noor", "support-agent");
    }

    @AfterEach
    void realTime() {
        team.isDeleted("noor");
        desk.realTime();
    }

    @Test
    void aColleagueHasTheWorkUntilItGoesBackToTheTeam() {
        assertThat(give("sam", "sana")).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(worker()).isEqualTo("sana");
        assertThat(caseFile.get(number).responsible()).isEqualTo("sana");
        assertThat(desk.stories(number)).contains("Work given from the team to sana: holiday");

        assertThat(give("sana", null)).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(worker()).isNull();
        assertThat(caseFile.get(number).responsible()).isNull();
        assertThat(desk.stories(number)).contains("Work given from sana to the team: holiday");
        assertThat(desk.sees("sam", "Work on case", number)).isTrue();
    }

    @Test
    void whatSomebodyHasOnlyTheyAndWhoAnswersForItGiveAway() {
        give("sana", "sana");

        var answer = ask("sam", Map.of("person", "sam", "reason", "I am faster"));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().toString()).contains("sana has it. Ask them, or a manager");
        assertThat(worker()).isEqualTo("sana");
        assertThat(give("mara", "sam")).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(worker()).isEqualTo("sam");
    }

    @Test
    void theSameAgainChangesNothing() {
        give("sam", "sana");
        var before = desk.stories(number);

        assertThat(give("sam", "sana")).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(desk.stories(number)).isEqualTo(before);
    }

    @Test
    void onlySomebodyOfTheTeamGetsTheWork() {
        assertThat(giveWork.colleagues(caseFile.get(number)))
                .contains("sam", "sana")
                .doesNotContain("eli");
        for (var nobody : new String[] {"eli", "nobody", "<script>"}) {
            var answer = ask("sam", Map.of("person", nobody, "reason", "holiday"));
            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(answer.getBody().toString()).contains("must be somebody of support-agent");
        }
        assertThat(ask("sam", Map.of("person", "sana")).getStatusCode())
                .as("without a reason")
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void whereTheTeamHasNothingToDoNothingIsGiven() {
        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted."));

        var answer = ask("sam", Map.of("person", "sana", "reason", "holiday"));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(answer.getBody().toString()).contains("Nothing on %s is the team's to do now.".formatted(number));
    }

    @Test
    void whileAnEscalationHasTheWorkItIsNotGiven() {
        desk.escalate(number, "functional");
        var asked = desk.task("Take charge", number).orElseThrow().getAssignee();
        desk.does(asked, "Take charge", number, Map.of("answer", "accepted"));

        var answer = ask("mara", Map.of("person", "sana", "reason", "holiday"));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(answer.getBody().toString()).contains("by an escalation");
    }

    @Test
    void whatWasGivenAndGivenBackIsNoLongerTheirs() {
        give("sam", "noor");
        tasks.setAssignee(task(), null);
        assertThat(caseFile.get(number).responsible()).isNull();
        tasks.claim(task(), "sam");

        team.leaves("noor", "support-agent");

        assertThat(worker()).isEqualTo("sam");
        assertThat(desk.stories(number)).noneMatch(story -> story.contains("noor is no longer of"));
    }

    @Test
    void whoIsGivenTheTaskAfterwardsHasTheWork() {
        give("sam", "noor");
        tasks.setAssignee(task(), "sana");
        assertThat(caseFile.get(number).responsible()).isEqualTo("sana");

        team.leaves("noor", "support-agent");

        assertThat(worker()).isEqualTo("sana");
        assertThat(caseFile.get(number).responsible()).isEqualTo("sana");
    }

    @Test
    void whoLeavesWithTheWorkLosesIt() {
        give("sam", "noor");

        team.leaves("noor", "support-agent");

        assertThat(worker()).isNull();
        assertThat(caseFile.get(number).responsible()).isNull();
        assertThat(desk.stories(number)).anyMatch(story -> story.contains("noor is no longer of support-agent"));
    }

    private String task() {
        return desk.task("Work on case", number).orElseThrow().getId();
    }

    private String worker() {
        return desk.task("Work on case", number).orElseThrow().getAssignee();
    }

    private HttpStatus give(String by, String to) {
        var body = new HashMap<String, String>();
        body.put("person", to);
        body.put("reason", "holiday");
        return HttpStatus.valueOf(ask(by, body).getStatusCode().value());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private ResponseEntity<Map<String, Object>> ask(String by, Map<String, String> body) {
        return (ResponseEntity) http.withBasicAuth(by, "baton")
                .postForEntity("/api/cases/%s/responsible".formatted(number), body, Map.class);
    }
}
