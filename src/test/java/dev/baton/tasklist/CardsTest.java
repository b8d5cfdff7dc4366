package dev.baton.tasklist;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Fifteen tasks of one list do not look alike, and the lists show what they are called. */
@BatonTest
class CardsTest {

    private static final Map<String, Object> BRIEF = Map.of(
            "outcome", "rootCauseNeeded",
            "note_summary", "Stops",
            "note_environment", "Linux",
            "note_stepsTried", "Restart",
            "note_hypothesis", "Disk",
            "note_nextStep", "Look");

    @Autowired
    private Desk desk;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private FilterService filters;

    @Autowired
    private IdentityService identities;

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void aCardSaysWhatTheCaseIsAboutAndHowLongItHasBeenQuiet() {
        var facts = new HashMap<String, String>(facts("technical", "medium", "medium"));
        facts.put("subject", "<b>Export</b> stops");
        var number = desk.report(desk.ordinaryAccount(), facts);
        var reported = desk.now();
        desk.passes(Duration.ofMinutes(10));

        var card = card("sam", number);
        assertThat(card)
                .containsEntry("number", number.value())
                .containsEntry("subject", "<b>Export</b> stops")
                .containsEntry("quietSince", reported.toString())
                .containsKey("customer")
                .doesNotContainEntry("skill", null);
        assertThat(card.get("writtenAt")).isNull();
    }

    @Test
    void whatTheCustomerWroteIsAMarkUntilSomebodyAnswers() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "We look into it");
        desk.passes(Duration.ofMinutes(5));
        desk.says(number, "inbound", "Any news?");
        assertThat(card("sam", number)).containsEntry("writtenAt", desk.now().toString());

        desk.passes(Duration.ofMinutes(5));
        desk.says(number, "internal", "Looks like the disk");
        assertThat(card("sam", number).get("writtenAt")).isNotNull();
        desk.says(number, "outbound", "It is the disk");
        assertThat(card("sam", number).get("writtenAt")).isNull();
        assertThat(card("sam", number)).containsEntry("quietSince", desk.now().toString());
    }

    @Test
    void whatSomebodyMayNotReadIsLeftOut() {
        var briefed = desk.standardCase();
        desk.does("sam", "Work on case", briefed, BRIEF);
        var elis = desk.task("Analyze root cause", briefed).orElseThrow().getId();
        var sams = work(desk.standardCase());

        assertThat(cards("eli", elis, sams, "none")).extracting("task").containsExactly(elis);
        assertThat(cards("mara", elis, sams)).hasSize(2);
        assertThat(cards("eli", sams)).isEmpty();
    }

    @Test
    void theListOfWhatIsEscalatedShowsAnAgentTheOwnCases() {
        var quiet = desk.standardCase();
        var escalated = desk.standardCase();
        desk.escalate(escalated, "hierarchical");

        assertThat(list("sam", "Escalated")).contains(work(escalated)).doesNotContain(work(quiet));
        var leader = desk.task("Take charge", escalated).orElseThrow();
        assertThat(list(leader.getAssignee(), "Escalated")).contains(leader.getId());
        desk.does(
                leader.getAssignee(),
                "Take charge",
                escalated,
                Map.of("answer", "declined", "note_answer", "Sam is on it"));
        assertThat(list("sam", "Escalated")).doesNotContain(work(escalated));
    }

    @Test
    void whatIsEscalatedInTriageIsSoInTheWorkAsWell() {
        var number = desk.report(desk.ordinaryAccount(), Map.of());
        desk.escalate(number, "hierarchical");
        desk.does("sam", "Triage case", number, Map.of("category", "how-to", "impact", "low", "urgency", "low"));

        assertThat(list("sam", "Escalated")).contains(work(number));
    }

    @Test
    void theFirstListHoldsTheOwnWorkAndTheTeams() {
        var own = desk.standardCase();
        var teams = desk.standardCase();
        var colleagues = desk.standardCase();
        desk.post("/api/cases/%s/responsible".formatted(own), Map.of("person", "sam", "reason", "knows it"));
        desk.post("/api/cases/%s/responsible".formatted(colleagues), Map.of("person", "sana", "reason", "knows it"));

        assertThat(list("sam", "To do")).contains(work(own), work(teams)).doesNotContain(work(colleagues));
    }

    private String work(CaseNumber number) {
        return desk.task("Work on case", number).orElseThrow().getId();
    }

    private List<String> list(String user, String name) {
        var filter = filters.createTaskFilterQuery().filterName(name).singleResult();
        var groups = identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(user, groups);
        try {
            return filters.<Task>list(filter.getId()).stream().map(Task::getId).toList();
        } finally {
            identities.clearAuthentication();
        }
    }

    private Map<String, Object> card(String user, CaseNumber number) {
        return cards(
                        user,
                        desk.task(desk.tasks(number).get(0), number)
                                .orElseThrow()
                                .getId())
                .get(0);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> cards(String user, String... tasks) {
        return http.withBasicAuth(user, "baton")
                .getForObject(
                        "/tasklist/cards?tasks="
                                + String.join(",", Stream.of(tasks).toList()),
                        List.class);
    }
}
