package dev.baton.routing.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.AccountDesk;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.routing.Absences;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of what people hold when they are away, get no work any more, or all their work is moved; in whatever order. */
@BatonTest
class AwayTest {

    private static final List<String> COME_AND_GO = List.of("nina", "nils");

    @Autowired
    private Desk desk;

    @Autowired
    private AccountDesk accounts;

    @Autowired
    private Team team;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Absences absences;

    @Autowired
    private HandsOfTheAway hands;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void now() {
        desk.setTime(desk.now());
        team.holdsNothing();
        accounts.holdsNothing();
        jdbc.sql("update escalation set state = 'CLOSED' where state in ('REQUESTED', 'ACCEPTED')")
                .update();
        team.joins("nils", "engineering");
    }

    @AfterEach
    void theDeskAsItWas() {
        jdbc.sql("delete from absence").update();
        jdbc.sql("delete from person_skill where person in ('eli', 'mara', 'sam')")
                .update();
        jdbc.sql("update person set disabled = false, capacity = null").update();
        COME_AND_GO.stream()
                .filter(person -> identities.createUserQuery().userId(person).count() > 0)
                .forEach(team::isDeleted);
        desk.realTime();
    }

    @Test
    void anAbsenceThatBeginsPassesAnOpenQuestionToWhoStandsIn() {
        var number = askedOfEli();

        away("eli", "nils");

        assertThat(desk.task("Take charge", number).orElseThrow().getAssignee()).isEqualTo("nils");
        assertThat(desk.stories(number, "EscalationReassigned"))
                .singleElement()
                .asString()
                .contains("eli is away until")
                .contains("nils: stands in for eli");
        desk.does("nils", "Take charge", number, Map.of("answer", "accepted"));
        assertThat(caseFile.get(number).responsible()).isEqualTo("nils");
    }

    @Test
    void whereTheSubstituteIsAwayAsWellTheChainGoesOnAndThenTheNextAuthorityIsAsked() {
        var number = askedOfEli();
        absences.add("nils", desk.now(), desk.now().plus(Duration.ofDays(1)), "eli", null);

        away("eli", "nils");

        assertThat(desk.task("Take charge", number).orElseThrow().getAssignee()).isEqualTo("mara");
        assertThat(desk.stories(number, "EscalationReassigned"))
                .singleElement()
                .asString()
                .contains("nils is away until")
                .contains("support-manager comes next");
    }

    @Test
    void whoIsBackBeforeTheEndKeepsWhatTheyHaveAndGetsNothingBack() {
        var grave = graveCaseOf("mara");
        var usual = desk.standardCase();
        var id = away("mara", "cleo");

        assertThat(caseFile.get(grave).accountable()).isEqualTo("cleo");
        assertThat(caseFile.get(usual).accountable()).as("it waits").isEqualTo("mara");

        send("mara", HttpMethod.DELETE, "/api/people/mara/absences/" + id, null);
        hands.look();

        assertThat(caseFile.get(grave).accountable()).isEqualTo("cleo");
        assertThat(caseFile.get(usual).accountable()).isEqualTo("mara");
        assertThat(caseFile.get(desk.standardCase()).accountable()).isEqualTo("mara");
    }

    @Test
    void aLongAbsencePassesEverythingOn() {
        var usual = desk.standardCase();

        away("mara", "cleo", Duration.ofDays(8));

        assertThat(caseFile.get(usual).accountable()).isEqualTo("cleo");
        assertThat(caseFile.get(usual).ownAccountable()).isEqualTo("cleo");
    }

    @Test
    void whatBecomesGraveOrComesBackToThemMeanwhileIsPassedOnByTheNextLook() {
        var number = desk.standardCase();
        away("mara", null);
        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");

        desk.put("/api/cases/%s/assessment".formatted(number), Desk.facts("outage", "high", "high"));
        hands.look();

        assertThat(caseFile.get(number).ownAccountable()).isNotEqualTo("mara");
        assertThat(desk.stories(number, "AccountableNamed").size()
                        + desk.stories(number, "BatonPassed").size())
                .isGreaterThan(1);
    }

    @Test
    void claimedWorkOfAGraveCaseIsWithWhoStandsInOrOpenAgain() {
        var number = desk.criticalCase();
        tasks.claim(desk.task("Work on case", number).orElseThrow().getId(), "sam");

        away("sam", "sana");

        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isEqualTo("sana");
        away("sana", null);
        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isNull();
    }

    @Test
    void whoIsDisabledInTheMiddleHoldsNothingAndTheAnswerSaysWhoHasIt() {
        var number = askedOfEli();
        desk.does("eli", "Take charge", number, Map.of("answer", "accepted"));

        var answer = send("mara", HttpMethod.PUT, "/api/people/eli", Map.of("disabled", true));

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(String.valueOf(answer.getBody())).contains("escalation").contains("nils");
        assertThat(caseFile.get(number).responsible()).isEqualTo("nils");
        assertThat(desk.task("Lead escalation", number).orElseThrow().getAssignee())
                .isEqualTo("nils");
        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isEqualTo("nils");
        var next = desk.standardCase();
        desk.escalate(next, "functional");
        assertThat(desk.task("Take charge", next).orElseThrow().getAssignee()).isEqualTo("nils");
    }

    @Test
    void everythingOfSomebodyIsMovedEachWithTheReason() {
        team.joins("nina", "support-manager");
        var numbers = Stream.generate(desk::standardCase).limit(2).toList();
        var holder = caseFile.get(numbers.get(0)).accountable();
        var other = "mara".equals(holder) ? "nina" : "mara";

        var answer = send(
                "vera",
                HttpMethod.POST,
                "/api/people/%s/reassignment".formatted(holder),
                Map.of("reason", "fell <b>ill</b>"));

        assertThat(caseFile.get(numbers.get(0)).accountable()).isEqualTo(other);
        assertThat(String.valueOf(answer.getBody()))
                .contains("number=" + numbers.get(0))
                .contains("what=accountable")
                .contains("to=" + other);
        assertThat(desk.stories(numbers.get(0), "AccountableNamed"))
                .singleElement()
                .asString()
                .contains("vera moves all work of " + holder + ": fell <b>ill</b>");
    }

    @Test
    void workUnderAnEscalationIsNotGivenBackToWhoIsGone() {
        var number = desk.standardCase();
        tasks.claim(desk.task("Work on case", number).orElseThrow().getId(), "sam");
        desk.escalate(number, "functional");
        var asked = desk.task("Take charge", number).orElseThrow().getAssignee();
        desk.does(asked, "Take charge", number, Map.of("answer", "accepted"));
        assertThat(caseFile.get(number).ownResponsible()).isEqualTo("sam");

        send("mara", HttpMethod.POST, "/api/people/sam/reassignment", Map.of("reason", "left"));
        desk.does(asked, "Lead escalation", number, Map.of("note_deEscalation", "Solved"));

        assertThat(caseFile.get(number).team()).isEqualTo("support-agent");
        assertThat(caseFile.get(number).responsible()).isNull();
        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isNull();
    }

    @Test
    void twoChangesAtOnceLeaveOneHolderWhoIsThere() {
        var number = askedOfEli();
        var both = Stream.<Runnable>of(
                        () -> away("eli", null),
                        () -> send("vera", HttpMethod.POST, "/api/people/eli/reassignment", Map.of("reason", "ill")),
                        () -> send("mara", HttpMethod.PUT, "/api/people/eli", Map.of("disabled", true)))
                .map(CompletableFuture::runAsync)
                .toList();
        both.forEach(CompletableFuture::join);
        hands.look();

        assertThat(desk.task("Take charge", number).orElseThrow().getAssignee()).isEqualTo("nils");
        assertThat(desk.stories(number, "EscalationReassigned")).hasSize(1);
    }

    @Test
    void whereEverybodyIsAwaySomebodyAnswersAllTheSame() {
        List.of("mara", "cleo", "vera", "admin")
                .forEach(person -> absences.add(person, desk.now(), desk.now().plus(Duration.ofDays(1)), null, null));

        var number = desk.standardCase();

        assertThat(caseFile.get(number).accountable()).isEqualTo("admin");
        assertThat(desk.stories(number, "BatonPassed"))
                .singleElement()
                .asString()
                .contains("mara is away until")
                .contains("last resort: nobody is there");
        hands.look();
        assertThat(desk.stories(number, "BatonPassed")).hasSize(1);
    }

    @Test
    void anAccountEscalationGoesToNobodyWhoIsAwayAndWaitsForNobodyWhoIsAwayForLong() {
        var account = accountOfNils();
        var number = asked(account);
        assertThat(responsible(number)).isEqualTo("nils");
        accounts.does("cleo", "Accept account escalation", number, AccountDesk.ACCEPTED);

        away("nils", null);
        assertThat(responsible(number)).as("it waits").isEqualTo("nils");
        assertThat(responsible(asked(account))).isEqualTo("cleo");
        assertThat(send("vera", HttpMethod.POST, "/api/accounts/%s/escalations".formatted(account), naming("nils"))
                        .toString())
                .contains("\"nils\" is away");

        away("nils", null, Duration.ofDays(365));
        assertThat(accounts.task("Set up account escalation", number)
                        .orElseThrow()
                        .getAssignee())
                .isEqualTo("cleo");
        assertThat(accounts.part(number, "history").toString()).contains("nils is away until");
    }

    @Test
    void whileNobodyIsThereAnAccountEscalationStaysWhereItIsAndNothingIsToldAgain() {
        var number = asked(accountOfNils());
        Stream.of("mara", "cleo", "vera", "admin", "sam", "sana", "eli", "nils")
                .forEach(person -> absences.add(person, desk.now(), desk.now().plus(Duration.ofDays(365)), null, null));

        hands.look();
        hands.look();

        assertThat(accounts.history(number)).containsExactly("requested");
        jdbc.sql("delete from absence where person = 'cleo'").update();
        hands.look();
        assertThat(responsible(number)).isEqualTo("cleo");
    }

    @Test
    void whoIsDisabledOrWhoseWorkIsMovedHoldsNoAccountEscalationAndTheAnswerNamesIt() {
        var account = accountOfNils();
        var number = asked(account);

        var answer = send("admin", HttpMethod.PUT, "/api/people/nils", Map.of("disabled", true));

        assertThat(answer.getBody().get("moved").toString())
                .contains("{number=%s, what=account-escalation, to=cleo}".formatted(number));
        assertThat(responsible(asked(account))).isEqualTo("cleo");
    }

    @Test
    void whoIsDisabledByAFileHoldsNoAccountEscalation() {
        var number = asked(accountOfNils());
        var csv = new HttpHeaders();
        csv.setContentType(MediaType.valueOf("text/csv"));

        var answer = http.withBasicAuth("admin", "baton")
                .postForEntity("/api/people/import", new HttpEntity<>("id,disabled\nnils,true\n", csv), String.class);

        assertThat(answer.getStatusCode().value()).as("%s", answer).isEqualTo(200);
        assertThat(responsible(number)).isEqualTo("cleo");
    }

    @Test
    void aBriefIsCompletedByNobodyWhoIsAwayAndMovedLikeAQuestion() {
        var number = askedOfEli();
        absences.add("sam", desk.now(), desk.now().plus(Duration.ofDays(1)), null, null);
        desk.does("eli", "Take charge", number, Map.of("answer", "incomplete", "note_answer", "Which version?"));
        var asked = desk.task("Complete brief", number).orElseThrow().getAssignee();
        assertThat(asked).isNotIn("sam", "eli");

        away(asked, null);

        assertThat(desk.task("Complete brief", number).orElseThrow().getAssignee())
                .isNotIn("sam", asked);
        assertThat(desk.stories(number, "BriefGiven")).hasSize(1);
        hands.look();
        assertThat(desk.stories(number, "BriefGiven")).hasSize(1);
    }

    private String accountOfNils() {
        team.joins("nils", "cs-manager");
        var account = "away-" + UUID.randomUUID();
        desk.put("/api/accounts/" + account, Map.of("name", account, "tier", "vip", "csm", "nils"));
        return account;
    }

    private String asked(String account) {
        return accounts.requests("vera", account, "Orders are lost " + UUID.randomUUID(), List.of());
    }

    private static Map<String, Object> naming(String person) {
        var asking = new HashMap<>(AccountDesk.asking("Orders are late", List.of()));
        asking.put("responsible", person);
        return asking;
    }

    private Object responsible(String number) {
        return accounts.shown("vera", number).get("responsible");
    }

    private CaseNumber askedOfEli() {
        absences.add("nils", desk.now(), desk.now().plus(Duration.ofDays(1)), null, null);
        var number = desk.standardCase();
        desk.escalate(number, "functional");
        jdbc.sql("delete from absence").update();
        assertThat(desk.task("Take charge", number).orElseThrow().getAssignee()).isEqualTo("eli");
        return number;
    }

    private CaseNumber graveCaseOf(String person) {
        var number = desk.criticalCase();
        assertThat(caseFile.get(number).priority().name()).isIn("P1", "P2");
        assertThat(caseFile.get(number).accountable()).isEqualTo(person);
        return number;
    }

    private Object away(String person, String substitute) {
        return away(person, substitute, Duration.ofDays(2));
    }

    private Object away(String person, String substitute, Duration time) {
        var body = new java.util.HashMap<String, Object>(Map.of(
                "from", desk.now().toString(), "to", desk.now().plus(time).toString()));
        body.put("substitute", substitute);
        var answer = send("vera", HttpMethod.POST, "/api/people/%s/absences".formatted(person), body);
        assertThat(answer.getStatusCode().value()).as("%s", answer).isEqualTo(201);
        return answer.getBody().get("id");
    }

    @SuppressWarnings("unchecked")
    private ResponseEntity<Map<String, Object>> send(String user, HttpMethod method, String path, Map<String, ?> body) {
        return (ResponseEntity<Map<String, Object>>) (ResponseEntity<?>)
                http.withBasicAuth(user, "baton").exchange(path, method, new HttpEntity<>(body), Map.class);
    }
}
