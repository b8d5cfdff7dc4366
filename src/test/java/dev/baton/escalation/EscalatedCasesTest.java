package dev.baton.escalation;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who holds an escalated case, who works on it and who is asked, whatever happened before. */
@BatonTest
class EscalatedCasesTest {

    private static final Map<String, Object> ACCEPTED = Map.of("answer", "accepted");
    private static final Map<String, Object> DECLINED = Map.of("answer", "declined", "note_answer", "Not mine");
    private static final Map<String, Object> SETTLED = Map.of("note_deEscalation", "It is settled");
    private static final Map<String, Object> APPROVED = Map.of("signOff", "approved");
    private static final Map<String, Object> RESOLVED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted.");
    private static final Map<String, Object> BRIEF = Map.of(
            "outcome", "rootCauseNeeded",
            "note_summary", "S",
            "note_environment", "L",
            "note_stepsTried", "R",
            "note_hypothesis", "D",
            "note_nextStep", "N");

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
        desk.realTime();
    }

    // ---- unwinding

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoFunctionalEscalationsEndInAnyOrderAndTheWorkIsTheAgentsAgain(boolean firstEndsFirst) {
        joins("zoe", "engineering");
        var number = desk.standardCase();
        claims("sam", "Work on case", number);
        escalate(number, "functional", "Need help");
        answer(number, ACCEPTED);
        escalate(number, "functional", "Need more help");
        answer(number, ACCEPTED);
        var first = holders(number).get(0);
        var second = holders(number).get(1);
        assertThat(first).isNotEqualTo(second);
        assertThat(caseFile.get(number).responsible()).isEqualTo(second);

        settle(number, firstEndsFirst ? first : second);
        assertThat(caseFile.get(number).team()).as("one is still open").isEqualTo("engineering");
        assertThat(caseFile.get(number).responsible()).isEqualTo(firstEndsFirst ? second : first);
        settle(number, firstEndsFirst ? second : first);

        assertThat(caseFile.get(number).team()).isEqualTo("support-agent");
        assertThat(caseFile.get(number).responsible()).isEqualTo("sam");
        assertThat(caseFile.get(number).escalated()).isFalse();
        assertThat(task("Work on case", number).getAssignee()).isEqualTo("sam");
        assertThat(desk.sees("sana", "Work on case", number)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"cleo, vera, vera", "vera, cleo, cleo"})
    void twoHierarchicalEscalationsEndInAnyOrderAndTheBatonIsTheManagersAgain(
            String first, String second, String between) {
        var number = riskyCase();
        escalate(number, "hierarchical", "They complain");
        desk.does("cleo", "Take charge", number, ACCEPTED);
        escalate(number, "hierarchical", "They complain to the press");
        desk.does("vera", "Take charge", number, ACCEPTED);
        assertThat(caseFile.get(number).accountable()).isEqualTo("vera");

        settle(number, first);
        assertThat(caseFile.get(number).accountable()).isEqualTo(between);
        settle(number, second);

        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");
        assertThat(caseFile.get(number).escalated()).isFalse();
    }

    @Test
    void signingOffEndsEscalationsWithTheirTasksAlsoOneOfTriage() {
        var number = desk.report(desk.ordinaryAccount(), Map.of());
        desk.passes(Duration.ofMinutes(15));
        desk.does(
                "sam",
                "Triage case",
                number,
                facts("how-to", "low", "low").entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        escalate(number, "functional", "Need help");
        desk.does("eli", "Take charge", number, ACCEPTED);
        assertThat(caseFile.get(number).accountable()).isEqualTo("vera");
        desk.does("eli", "Work on case", number, RESOLVED);

        desk.does("vera", "Sign off resolution", number, APPROVED);

        assertThat(desk.tasks(number)).containsExactly("Document case");
        assertThat(states(number)).containsExactly("CLOSED", "CLOSED");
        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");
        assertThat(caseFile.get(number).team()).isEqualTo("support-agent");
        assertThat(caseFile.get(number).escalated()).isFalse();
        assertThat(openEscalationsWithoutEnd(number)).isZero();
    }

    @Test
    void theSignOffGoesAlongWithTheBaton() {
        var number = desk.standardCase();
        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of("outcome", "resolved", "note_reply", "Back.", "note_resolution", "Restarted."));
        assertThat(task("Sign off resolution", number).getAssignee()).isEqualTo("mara");

        escalate(number, "hierarchical", "They want a manager");
        var holder = caseFile.get(number).accountable();
        assertThat(holder).isNotEqualTo("mara");
        assertThat(task("Sign off resolution", number).getAssignee()).isEqualTo(holder);
        assertThat(desk.sees(holder, "Sign off resolution", number)).isTrue();

        answer(number, DECLINED);
        assertThat(task("Sign off resolution", number).getAssignee()).isEqualTo("mara");
        desk.does("mara", "Sign off resolution", number, APPROVED);
        assertThat(desk.tasks(number)).containsExactly("Document case");
    }

    @Test
    void theStoryTellsOfAMoveOnlyWhereSomethingMoved() {
        var number = desk.standardCase();
        escalate(number, "functional", "Need help");
        desk.does("eli", "Take charge", number, DECLINED);

        assertThat(stories(number, "WorkHandedOver")).isEmpty();
        assertThat(stories(number, "BatonPassed")).hasSize(1);
    }

    // ---- who is asked

    @Test
    void whoHoldsTheCaseIsNotAskedToTakeChargeOfIt() {
        var number = desk.standardCase();
        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");

        escalate(number, "hierarchical", "They complain");

        assertThat(holders(number)).containsExactly("vera");
        assertThat(caseFile.get(number).accountable()).isEqualTo("vera");
    }

    @Test
    void atTheTopAnotherLeaderIsAskedThenAllOfThemTogether() {
        joins("wanda", "leadership");
        var number = desk.standardCase();
        escalate(number, "hierarchical", "They complain");
        var first = caseFile.get(number).accountable();
        nobodyAnswers(number);
        var second = caseFile.get(number).accountable();
        assertThat(List.of(first, second)).containsExactlyInAnyOrder("vera", "wanda");

        nobodyAnswers(number);

        var asked = task("Take charge", number);
        assertThat(asked.getAssignee()).isNull();
        assertThat(desk.sees("vera", "Take charge", number)).isTrue();
        assertThat(desk.sees("wanda", "Take charge", number)).isTrue();
        assertThat(caseFile.get(number).accountable())
                .as("who has it keeps it until one of them takes it")
                .isEqualTo(second);
        assertThat(stories(number, "EscalationClimbed")).last().asString().contains("everybody of leadership");
        assertThat(stories(number, "EscalationRequested")).hasSize(1);

        desk.does(first, "Take charge", number, ACCEPTED);
        assertThat(caseFile.get(number).accountable()).isEqualTo(first);
        assertThat(task("Lead escalation", number).getAssignee()).isEqualTo(first);
    }

    @Test
    void aGroupWithNobodyInItIsPassedOver() {
        var number = riskyCase();
        identities.deleteMembership("cleo", "cs-manager");
        try {
            escalate(number, "hierarchical", "They complain");
        } finally {
            identities.createMembership("cleo", "cs-manager");
        }

        assertThat(holders(number)).containsExactly("vera");
    }

    @Test
    void whereNobodyHasMoreExpertiseTheManagerIsAskedAndTheStorySaysWhy() {
        identities.deleteMembership("eli", "engineering");
        var number = desk.standardCase();
        try {
            escalate(number, "functional", "Need help");
        } finally {
            identities.createMembership("eli", "engineering");
        }

        assertThat(holders(number)).containsExactly("mara");
        assertThat(kinds(number)).containsExactly("FUNCTIONAL");
        assertThat(task("Take charge", number).getAssignee()).isEqualTo("mara");
        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");
        assertThat(stories(number, "GroupPassedOver"))
                .containsExactly(
                        "Nobody else of engineering can be asked (nobody is in engineering): the next authority is");
        desk.does("mara", "Take charge", number, ACCEPTED);
        assertThat(caseFile.get(number).team()).isEqualTo("support-manager");
    }

    @Test
    void whoHasTheWorkByOneEscalationIsNotAskedForItByAnother() {
        var number = desk.standardCase();
        escalate(number, "functional", "Need help");
        desk.does("eli", "Take charge", number, ACCEPTED);

        escalate(number, "functional", "Need it again");

        assertThat(holders(number)).containsExactly("eli", "mara");
    }

    @Test
    void anAdministratorWhoStandsInForExpertsMakesNoTeamOfTheirs() {
        team.holdsNothing();
        var number = desk.standardCase();
        escalate(number, "functional", "Need help");
        desk.does("eli", "Take charge", number, ACCEPTED);
        var gone = Map.of("vera", "leadership", "cleo", "cs-manager", "mara", "support-manager", "eli", "engineering");
        var order = List.of("vera", "cleo", "mara", "eli");
        order.forEach(person -> team.leaves(person, gone.get(person)));
        try {
            assertThat(caseFile.get(number).responsible()).isEqualTo("admin");
            assertThat(caseFile.get(number).team()).isEqualTo("engineering");
        } finally {
            gone.forEach(identities::createMembership);
        }
    }

    @Test
    void aSkillNeverBecomesTheTeam() {
        joins("zoe", "support-agent");
        skilled("zoe", "export");
        var number = desk.standardCase();
        escalate(number, "functional", "Need help");
        tasks.setAssignee(task("Take charge", number).getId(), "zoe");
        desk.does("zoe", "Take charge", number, ACCEPTED);
        identities.deleteGroup("skill-export");

        assertThat(caseFile.get(number).team()).isEqualTo("support-agent");
        assertThat(caseFile.get(number).responsible()).isEqualTo("zoe");
    }

    @Test
    void whoeverLeadsKeepsTheTaskUntilItIsGivenToSomebody() {
        joins("wanda", "leadership");
        var number = desk.standardCase();
        escalate(number, "hierarchical", "They complain");
        var leader = holders(number).get(0);
        var other = leader.equals("vera") ? "wanda" : "vera";
        desk.does(leader, "Take charge", number, ACCEPTED);

        tasks.setAssignee(task("Lead escalation", number).getId(), null);
        assertThat(task("Lead escalation", number).getAssignee()).isEqualTo(leader);
        assertThat(stories(number, "EscalationReassigned")).isEmpty();

        tasks.setAssignee(task("Lead escalation", number).getId(), other);
        assertThat(caseFile.get(number).accountable()).isEqualTo(other);
        assertThat(holders(number)).containsExactly(other);
        assertThat(stories(number, "EscalationReassigned"))
                .singleElement()
                .asString()
                .contains(other + " of leadership instead of " + leader);
        assertThat(desk.page("/cases/" + number))
                .contains("asked " + leader)
                .contains("taken by " + leader)
                .contains("now with " + other);
    }

    @Test
    void aMissedDeadlineJoinsAnOpenQuestionOfExpertise() {
        var number = desk.standardCase();
        escalate(number, "functional", "Need help");

        desk.passes(Duration.ofHours(8).plusSeconds(1));

        assertThat(desk.tasks(number)).containsOnlyOnce("Take charge");
        assertThat(holders(number)).hasSize(1);
        assertThat(stories(number, "EscalationJoined")).isNotEmpty();
    }

    @Test
    void expertiseThatEndsBeforeTheTriageLeavesTheCaseToNobodyInParticular() {
        var number = desk.report(desk.ordinaryAccount(), Map.of());
        escalate(number, "functional", "Need help");
        desk.does("eli", "Take charge", number, ACCEPTED);
        assertThat(caseFile.get(number).team()).isEqualTo("engineering");
        settle(number, "eli");

        assertThat(caseFile.get(number).team()).isNull();
        assertThat(caseFile.get(number).responsible()).isNull();
        desk.does("sam", "Triage case", number, Map.of("category", "technical", "impact", "low", "urgency", "low"));
        assertThat(caseFile.get(number).team()).isEqualTo("support-agent");
    }

    @Test
    void anotherCategoryOfTheSameTeamLeavesTheWorkWithWhoeverHasIt() {
        var number = desk.standardCase();
        claims("sam", "Work on case", number);
        escalate(number, "functional", "Need help");
        desk.does("eli", "Take charge", number, ACCEPTED);
        settle(number, "eli");
        var skill = caseFile.get(number).skill();

        desk.put("/api/cases/%s/assessment".formatted(number), facts("billing", "medium", "medium"));

        assertThat(caseFile.get(number).skill()).isNotEqualTo(skill);
        assertThat(caseFile.get(number).team()).isEqualTo("support-agent");
        assertThat(task("Work on case", number).getAssignee()).isEqualTo("sam");
        assertThat(caseFile.get(number).responsible()).isEqualTo("sam");
    }

    @Test
    void expertiseIsAskedOfThoseWhoHaveTheSkillThenOfThoseWithLeastToDo() {
        joins("zoe", "engineering");
        jdbc.sql("update escalation set state = 'CLOSED' where state in ('REQUESTED', 'ACCEPTED')")
                .update();
        jdbc.sql("update support_case set responsible = null where responsible in ('eli', 'zoe')")
                .update();
        tasks.createTaskQuery()
                .taskAssigneeIn("eli", "zoe")
                .list()
                .forEach(task -> tasks.setAssignee(task.getId(), null));
        var numbers = Stream.generate(desk::standardCase).limit(4).toList();
        numbers.forEach(number -> escalate(number, "functional", "Need help"));
        assertThat(numbers.stream().flatMap(number -> holders(number).stream()))
                .containsExactly("eli", "zoe", "eli", "zoe");

        skilled("eli", "product");
        var number = desk.standardCase();
        escalate(number, "functional", "Need help");
        escalate(number = desk.standardCase(), "functional", "Need help");
        assertThat(holders(number)).as("whatever else eli has to do").containsExactly("eli");
    }

    @Test
    void whoeverCompletesTakeChargeIsTheHolder() {
        joins("wanda", "leadership");
        var number = desk.standardCase();
        escalate(number, "hierarchical", "They complain");
        var other = holders(number).get(0).equals("vera") ? "wanda" : "vera";
        tasks.setAssignee(task("Take charge", number).getId(), other);

        desk.does(other, "Take charge", number, ACCEPTED);

        assertThat(holders(number)).containsExactly(other);
        assertThat(caseFile.get(number).accountable()).isEqualTo(other);
        assertThat(task("Lead escalation", number).getAssignee()).isEqualTo(other);
        assertThat(stories(number, "EscalationAccepted")).containsExactly(other + " took charge");
    }

    @Test
    void anUnclaimedTakeChargeIsAnsweredByWhoWasAsked() {
        var number = desk.standardCase();
        escalate(number, "functional", "Need help");
        tasks.setAssignee(task("Take charge", number).getId(), null);

        tasks.complete(task("Take charge", number).getId(), ACCEPTED);

        assertThat(stories(number, "EscalationAccepted")).containsExactly("eli took charge");
        assertThat(caseFile.get(number).responsible()).isEqualTo("eli");
    }

    @Test
    void aFunctionalEscalationNobodyAnswersBecomesAQuestionOfAuthorityAndTheWorkStays() {
        var number = desk.standardCase();
        escalate(number, "functional", "Need help");
        for (var due = desk.dueOf("Take charge", number); !desk.now().isAfter(due); ) {
            desk.says(number, "outbound", "We look into it");
            desk.passes(Duration.ofHours(1));
        }

        assertThat(kinds(number)).containsExactly("HIERARCHICAL");
        assertThat(caseFile.get(number).accountable()).isEqualTo("vera");
        assertThat(caseFile.get(number).team()).isEqualTo("support-agent");
        assertThat(caseFile.get(number).responsible()).isNull();
        assertThat(desk.sees("sam", "Work on case", number)).isTrue();
    }

    @Test
    void aRiskThatHasAStrategyIsStillARiskAfterAReopening() {
        var number = riskyCase();
        desk.does("cleo", "Plan strategy", number, Map.of("note_strategy", "Visit", "note_nextStep", "Call"));
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, APPROVED);
        desk.post("/api/cases/%s/reopen".formatted(number), Map.of("reason", "again"));

        escalate(number, "hierarchical", "They complain");

        assertThat(holders(number)).containsExactly("cleo");
    }

    @Test
    void oneThatIsLedTooLongIsAskedAboutOneLevelUp() {
        var number = desk.standardCase();
        escalate(number, "functional", "Need help");
        desk.does("eli", "Take charge", number, ACCEPTED);
        desk.says(number, "outbound", "We look into it");

        desk.passes(desk.dueIn(number, "lead").plusSeconds(1));

        assertThat(stories(number, "DeadlinePassed")).anyMatch(story -> story.contains("Lead escalation"));
        assertThat(caseFile.get(number).accountable()).isEqualTo("vera");
        assertThat(caseFile.get(number).responsible()).as("eli goes on").isEqualTo("eli");
    }

    // ---- what moves

    @Test
    void askingMovesNothingAndTakingChargeMovesTheWorkOfTheTeamOnly() {
        var number = riskyCase();
        desk.says(number, "outbound", "We look into it");
        for (int hours = 0; hours < 120 && !desk.tasks(number).contains("Update customer"); hours++) {
            desk.passes(Duration.ofHours(1));
        }
        assertThat(desk.tasks(number)).contains("Plan strategy", "Update customer", "Work on case");
        escalate(number, "functional", "Need help");
        assertThat(desk.sees("sam", "Work on case", number)).isTrue();
        assertThat(desk.sees("eli", "Work on case", number)).isFalse();

        desk.does("eli", "Take charge", number, ACCEPTED);

        assertThat(task("Work on case", number).getAssignee()).isEqualTo("eli");
        assertThat(task("Plan strategy", number).getAssignee()).isNull();
        assertThat(desk.sees("cleo", "Plan strategy", number)).isTrue();
        assertThat(desk.sees("sam", "Update customer", number)).isTrue();
        assertThat(desk.sees("eli", "Update customer", number)).isFalse();
    }

    @Test
    void theRootCauseStaysWithEngineeringWhenAnEscalationEnds() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, BRIEF);
        escalate(number, "functional", "Need help");
        desk.does("eli", "Take charge", number, ACCEPTED);
        settle(number, "eli");

        assertThat(desk.sees("eli", "Analyze root cause", number)).isTrue();
        assertThat(desk.sees("sam", "Analyze root cause", number)).isFalse();
    }

    @Test
    void anAgentWhoseWorkMovedGoesOnReadingAndWriting() {
        var number = desk.standardCase();
        escalate(number, "functional", "Need help");
        desk.does("eli", "Take charge", number, ACCEPTED);

        assertThat(get("sam", "/api/cases/" + number).getStatusCode()).isEqualTo(HttpStatus.OK);
        desk.says(number, "outbound", "Engineering has it");
        assertThat(desk.sees("sam", "Work on case", number)).isTrue();
        assertThat(rights("sam", "Work on case", number))
                .as("reads, and no more")
                .isFalse();
    }

    @Test
    void aCaseOfAnotherTeamIsNotTheirs() {
        var number = desk.standardCase();
        assertThat(get("eli", "/api/cases/" + number).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(get("cleo", "/api/cases/" + number).getStatusCode())
                .as("consulted on what the customer is told")
                .isEqualTo(HttpStatus.OK);
        assertThat(request("cleo", number, "functional", "x").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    }

    // ---- repetition

    @Test
    void theSameRequestAgainIsTheSameEscalation() {
        var number = desk.standardCase();
        var first = request("mara", number, "hierarchical", "They complain");
        var again = request("mara", number, "hierarchical", "  they COMPLAIN ");

        assertThat(first.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(again.getBody()).isEqualTo(first.getBody());
        assertThat(desk.tasks(number)).containsExactly("Take charge", "Work on case");
        assertThat(stories(number, "EscalationJoined")).hasSize(1);

        desk.does("vera", "Take charge", number, ACCEPTED);
        assertThat(request("mara", number, "hierarchical", "They complain").getStatusCode())
                .as("it was answered, and is asked again")
                .isEqualTo(HttpStatus.CREATED);
    }

    @Test
    void anotherReasonIsAskedOfTheSamePersonAndTimeAloneClimbs() {
        var number = riskyCase();
        escalate(number, "hierarchical", "They complain");
        escalate(number, "hierarchical", "They will leave");
        escalate(number, "hierarchical", "They call a lawyer");

        assertThat(holders(number)).containsExactly("cleo", "cleo", "cleo");
        assertThat(levels(number)).containsExactly(1, 1, 1);
        nobodyAnswers(number);
        assertThat(holders(number)).containsExactly("vera", "vera", "vera");
        assertThat(levels(number)).containsExactly(2, 2, 2);
    }

    @Test
    void twoAtOnceGetOneLevel() {
        var number = riskyCase();
        var both = Stream.of("They complain", "They will leave")
                .map(reason -> CompletableFuture.supplyAsync(() -> request("mara", number, "hierarchical", reason)))
                .toList();

        assertThat(both)
                .allSatisfy(one ->
                        assertThat(one.join().getStatusCode().is2xxSuccessful()).isTrue());
        assertThat(holders(number)).containsExactly("cleo", "cleo");
        assertThat(levels(number)).containsExactly(1, 1);
    }

    // ----

    private CaseNumber riskyCase() {
        return desk.report(desk.account("premium", "red", "software", 200), facts("technical", "medium", "medium"));
    }

    private void escalate(CaseNumber number, String kind, String reason) {
        assertThat(request("mara", number, kind, reason).getStatusCode()).isEqualTo(HttpStatus.CREATED);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private ResponseEntity<Map<String, Object>> request(String who, CaseNumber number, String kind, String reason) {
        return (ResponseEntity) http.withBasicAuth(who, "baton")
                .postForEntity(
                        "/api/cases/%s/escalations".formatted(number),
                        Map.of("kind", kind, "reason", reason),
                        Map.class);
    }

    private ResponseEntity<String> get(String who, String path) {
        return http.withBasicAuth(who, "baton").getForEntity(path, String.class);
    }

    private void answer(CaseNumber number, Map<String, Object> answer) {
        desk.does(task("Take charge", number).getAssignee(), "Take charge", number, answer);
    }

    private void nobodyAnswers(CaseNumber number) {
        var due = desk.dueOf("Take charge", number);
        desk.passes(Duration.between(desk.now(), due).plusSeconds(1));
    }

    private void settle(CaseNumber number, String who) {
        var lead = tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskName("Lead escalation")
                .taskAssignee(who)
                .singleResult();
        tasks.complete(lead.getId(), SETTLED);
    }

    private void claims(String who, String name, CaseNumber number) {
        tasks.claim(task(name, number).getId(), who);
    }

    private boolean rights(String who, String name, CaseNumber number) {
        return http.withBasicAuth(who, "baton")
                .postForEntity(
                        "/engine-rest/task/%s/claim"
                                .formatted(task(name, number).getId()),
                        Map.of("userId", who),
                        String.class)
                .getStatusCode()
                .is2xxSuccessful();
    }

    private Task task(String name, CaseNumber number) {
        return desk.task(name, number).orElseThrow();
    }

    private void joins(String person, String group) {
        var user = identities.newUser(person);
        user.setPassword("Grau-42-Fenster-Ziege-9");
        identities.saveUser(user);
        identities.createMembership(person, group);
    }

    private void skilled(String person, String skill) {
        var group = identities.newGroup("skill-" + skill);
        identities.saveGroup(group);
        identities.createMembership(person, group.getId());
    }

    private List<String> holders(CaseNumber number) {
        return strings("select holder from escalation where case_number = ? order by id", number);
    }

    private List<String> states(CaseNumber number) {
        return strings("select state from escalation where case_number = ? order by id", number);
    }

    private List<String> kinds(CaseNumber number) {
        return strings("select kind from escalation where case_number = ? order by id", number);
    }

    private List<Integer> levels(CaseNumber number) {
        return jdbc.sql("select level from escalation where case_number = ? order by id")
                .param(number.value())
                .query(Integer.class)
                .list();
    }

    private long openEscalationsWithoutEnd(CaseNumber number) {
        return strings("select id::text from escalation where case_number = ? and ended_at is null", number)
                .size();
    }

    private List<String> stories(CaseNumber number, String event) {
        return desk.stories(number, event);
    }

    private List<String> strings(String sql, CaseNumber number) {
        return jdbc.sql(sql).param(number.value()).query(String.class).list();
    }
}
