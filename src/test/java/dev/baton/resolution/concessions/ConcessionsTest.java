package dev.baton.resolution.concessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** What an agent may give they give at once; what is more waits for somebody who may, whatever happens meanwhile. */
@BatonTest
class ConcessionsTest {

    private static final String TASK = "Approve concession";
    private static final Map<String, Object> YES = Map.of("approval", "approved");
    private static final Map<String, Object> NO =
            Map.of("approval", "refused", "note_approval", "Their contract says so");

    @Autowired
    private Desk desk;

    @Autowired
    private Team team;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Conversation conversation;

    @Autowired
    private ManagementService management;

    @Autowired
    private org.camunda.bpm.engine.RuntimeService runtime;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private org.springframework.context.ApplicationContext context;

    private CaseNumber number;

    /** What was given in other tests counts against nobody here. */
    @BeforeEach
    void aCase() {
        desk.setTime(desk.now());
        jdbc.sql("update concession set decided_by = 'past', asked_by = 'past' where state = 'GIVEN'")
                .update();
        number = desk.standardCase();
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void withinTheLimitItIsGivenAtOnceAndRecorded() {
        var answer = give("sam", "credit", "120.50", "Two days without export");

        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        assertThat(answer.getBody()).containsEntry("state", "given").containsEntry("askedOf", null);
        assertThat(desk.stories(number)).contains("sam gave a credit of 120.50 EUR: Two days without export");
        assertThat(desk.tasks(number)).doesNotContain(TASK);
        assertThat(conversation.of(number))
                .as("the customer is told by nobody but the agent")
                .isEmpty();
        assertThat(shown(number))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("kind", "credit")
                        .containsEntry("amount", 120.50)
                        .containsEntry("unit", "EUR")
                        .containsEntry("decidedBy", "sam"));
    }

    @Test
    void whoIsAwayIsNotAskedThoughTheyAnswerForTheCase() {
        var accountable = caseFile.get(number).accountable();
        jdbc.sql(
                        "insert into absence (person, from_at, to_at) values (?, now() - interval '9 days', now() + interval '99 days')")
                .param(accountable)
                .update();
        try {
            assertThat(state(give("sam", "credit", "500", "A long outage"))).isEqualTo("asked");
            assertThat(desk.task(TASK, number).orElseThrow().getAssignee()).isNotEqualTo(accountable);
        } finally {
            jdbc.sql("delete from absence").update();
        }
    }

    @Test
    void theLimitItselfIsWithinItAndACentMoreIsNot() {
        assertThat(give("sam", "credit", "200", "Exactly").getBody()).containsEntry("state", "given");
        assertThat(give("sana", "credit", "0.01", "A cent").getBody()).containsEntry("state", "asked");
    }

    @Test
    void manySmallOnesAreAsLargeAsTheirSum() {
        assertThat(IntStream.range(0, 3).mapToObj(each -> state(give("sam", "credit", "60", "Again " + each))))
                .containsOnly("given");
        assertThat(give("sam", "credit", "20.01", "Once more").getBody()).containsEntry("state", "asked");
        assertThat(give("sam", "refund", "20", "Otherwise").getBody())
                .as("a refund is money as well")
                .containsEntry("state", "asked");
        assertThat(give("sam", "discount", "5", "Percent").getBody()).containsEntry("state", "given");

        desk.passes(Duration.ofDays(30));
        assertThat(give("sam", "credit", "200", "A month later").getBody()).containsEntry("state", "given");
    }

    @Test
    void whatOnePersonGivesInADayIsBoundedOnAllCases() {
        assertThat(IntStream.range(0, 2).mapToObj(each -> state(give(desk.standardCase(), "sam", "200"))))
                .containsOnly("given");
        assertThat(state(give(desk.standardCase(), "sam", "100.01"))).isEqualTo("asked");
        assertThat(state(give(desk.standardCase(), "sana", "200"))).isEqualTo("given");
        assertThat(state(give(desk.standardCase(), "sam", "100"))).isEqualTo("given");

        desk.passes(Duration.ofDays(1));
        assertThat(state(give(desk.standardCase(), "sam", "200"))).isEqualTo("given");
    }

    @Test
    void whatWasGivenOnADuplicateCounts() {
        var account = desk.ordinaryAccount();
        var main = desk.report(account, Desk.facts("technical", "medium", "medium"));
        var duplicate = desk.report(account, Desk.facts("technical", "medium", "medium"));
        give(duplicate, "sam", "150");

        merge(duplicate, main);

        assertThat(state(give(main, "sam", "50.01"))).isEqualTo("asked");
    }

    @Test
    void aVipDoesNotWaitAndTheHighestOfSeveralRolesCounts() {
        var vip = desk.report(desk.account("vip", "green", "software", 300), Desk.facts("technical", "low", "low"));
        assertThat(state(give(vip, "sam", "300"))).isEqualTo("given");

        team.joins("both", "support-agent");
        team.joins("both", "support-manager");
        assertThat(state(give("both", Team.PASSWORD, number, "credit", "2000", "As a manager")))
                .isEqualTo("given");
        team.isDeleted("both");
    }

    @Test
    void engineersAndAdministratorsAsk() {
        assertThat(give("admin", "credit", "1", "By an administrator").getBody())
                .containsEntry("state", "asked")
                .containsEntry("askedOf", "mara");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -1            | amount must be above 0
            0             | amount must be above 0
            0.00          | amount must be above 0
            1.005         | amount must have at most two decimals
            1e-999999999  | amount is not a valid amount; write it like 1250.00
            1e999999999   | amount is not a valid amount; write it like 1250.00
            1234567890123 | amount is too large: at most 12 digits
            1000000000    | amount must be at most 50,000.00 EUR: more than that nobody who is there may give
            null          | amount is missing
            "a hundred"   | amount
            {}            | amount
            """)
    void whatIsNoAmountIsRefusedWithASentence(String amount, String told) {
        var answer = send("sam", "{\"kind\": \"credit\", \"amount\": %s, \"reason\": \"Because\"}".formatted(amount));

        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(400);
        assertThat(answer.getBody()).contains(told.split(" ", 2)[0]);
        if (told.contains(" ")) {
            assertThat(answer.getBody()).contains(told.split(" ", 2)[1]);
        }
        assertThat(shown(number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind": "gift", "amount": 1, "reason": "Because"}       | must be refund, credit or discount
            {"amount": 1, "reason": "Because"}                       | must be refund, credit or discount
            {"kind": "discount", "amount": 100.5, "reason": "All"}   | must be at most 100: a discount is in percent
            {"kind": "credit", "amount": 1}                          | is missing
            {"kind": "credit", "amount": 1, "reason": " "}           | is missing
            """)
    void whatIsMissingOrUnknownIsNamed(String body, String told) {
        var answer = send("sam", body);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains(told);
        assertThat(shown(number)).isEmpty();
    }

    @Test
    void aboveTheLimitWhoAnswersForTheCaseDecidesAndWhoAskedIsTold() {
        var answer = give("sam", "credit", "350", "A week without export");

        assertThat(answer.getBody()).containsEntry("state", "asked").containsEntry("askedOf", "mara");
        assertThat(desk.stories(number))
                .contains("sam asked mara to approve a credit of 350.00 EUR: A week without export");
        assertThat(desk.sees("sam", TASK, number)).isFalse();
        assertThat(desk.dueOf(TASK, number)).isAfter(desk.now());
        desk.does("mara", TASK, number, YES);

        assertThat(desk.tasks(number)).doesNotContain(TASK);
        assertThat(desk.stories(number))
                .contains("mara approved a credit of 350.00 EUR that sam wants to give: A week without export");
        assertThat(shown(number))
                .singleElement()
                .satisfies(
                        one -> assertThat(one).containsEntry("state", "given").containsEntry("decidedBy", "mara"));
        assertThat(told("sam")).containsExactly("concessionApproved credit of 350.00 EUR,mara");
    }

    @Test
    void aRefusalNeedsAReasonThatWhoAskedIsTold() {
        give("sam", "refund", "500", "They threaten to leave");
        assertThatThrownBy(() -> desk.does("mara", TASK, number, Map.of("approval", "refused")))
                .hasMessageContaining("Fill in \"Why not\".");

        desk.does("mara", TASK, number, NO);

        assertThat(desk.stories(number)).contains("mara refused the refund of 500.00 EUR: Their contract says so");
        assertThat(told("sam")).containsExactly("concessionRefused refund of 500.00 EUR,mara,Their contract says so");
        assertThat(jdbc.sql("""
                        select count(*) from act_hi_detail where text_ like '%Their contract%'
                        union all select count(*) from act_hi_varinst where text_ like '%Their contract%'
                        """).query(Long.class).list()).containsOnly(0L);
        assertThat(state(give(number, "sam", "200")))
                .as("what is refused counts for nothing")
                .isEqualTo("given");
    }

    @Test
    void moreThanTheAccountableMayGiveIsAskedOfTheNextWhoMay() {
        assertThat(give("sam", "credit", "2000.01", "Much").getBody()).containsEntry("askedOf", "cs-manager");

        assertThat(desk.sees("mara", TASK, number)).isTrue();
        desk.does("cleo", TASK, number, YES);
        assertThat(shown(number))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("decidedBy", "cleo"));
    }

    @Test
    void nobodyDecidesOnWhatTheyAskedForThemselves() {
        assertThat(give("mara", "credit", "2500", "I promised it").getBody()).containsEntry("askedOf", "cs-manager");
        assertThat(send("vera", "{\"kind\": \"credit\", \"amount\": 60000, \"reason\": \"All of it\"}")
                        .getBody())
                .as("of her own group nobody else is there")
                .contains("must be at most 5,000.00 EUR");

        team.joins("mara", "cs-manager");
        assertThatThrownBy(() -> desk.does("mara", TASK, number, YES))
                .hasMessageContaining("You asked for this yourself");
        team.leaves("mara", "cs-manager");
    }

    @Test
    void whoseLimitDoesNotSufficeDoesNotApprove() {
        give("sam", "credit", "1900", "Much");
        give("sam", "credit", "150", "Meanwhile");

        assertThatThrownBy(() -> desk.does("mara", TASK, number, YES))
                .hasMessageContaining("it is 2,050.00 EUR, and your limit is 2,000.00 EUR");
        desk.does("mara", TASK, number, NO);
    }

    @Test
    void theSameAskedAgainIsTheSameAndUnderOneKeyItIsOne() {
        var first = give("sam", "credit", "350", "Same");
        var again = give("sam", "credit", "350.00", "Same");
        assertThat(again.getStatusCode().value()).isEqualTo(200);
        assertThat(again.getBody().get("id")).isEqualTo(first.getBody().get("id"));

        var key = UUID.randomUUID().toString();
        var both = List.of(underKey(key), underKey(key));
        both.forEach(CompletableFuture::join);

        assertThat(shown(number))
                .filteredOn(one -> "Under a key".equals(one.get("reason")))
                .hasSize(1);
    }

    @Test
    void ofTwoAtOnceInOneNameTheSecondSeesTheFirst() {
        var cases = IntStream.range(0, 4).mapToObj(each -> desk.standardCase()).toList();

        var states = cases.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> state(give(one, "sam", "200"))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(states).filteredOn("given"::equals).as("500 a day").hasSize(2);
    }

    @Test
    void theQuestionGoesAlongWithTheBaton() {
        give("sam", "credit", "350", "A week");
        desk.escalate(number, "hierarchical");
        var holder = caseFile.get(number).accountable();
        assertThat(holder).isNotEqualTo("mara");

        assertThat(desk.task(TASK, number).orElseThrow().getAssignee()).isEqualTo(holder);
        assertThat(desk.stories(number))
                .contains("%s is asked to approve the credit of 350.00 EUR: the baton passed from mara to %s"
                        .formatted(holder, holder));
        desk.does(holder, TASK, number, YES);
        assertThat(shown(number))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("state", "given"));
    }

    @Test
    void whoLeavesIsAskedNoMore() {
        team.holdsNothing();
        team.joins("mary", "support-manager");
        jdbc.sql("update support_case set accountable = 'mary', own_accountable = 'mary' where number = ?")
                .param(number.value())
                .update();
        give("sam", "credit", "350", "A week");
        assertThat(desk.task(TASK, number).orElseThrow().getAssignee()).isEqualTo("mary");

        team.isDeleted("mary");

        var holder = caseFile.get(number).accountable();
        assertThat(holder).isNotEqualTo("mary");
        assertThat(desk.task(TASK, number).orElseThrow().getAssignee()).isEqualTo(holder);
    }

    @Test
    void unansweredItGoesToTheNextAuthorityAndAtTheTopItEnds() {
        give("sam", "credit", "350", "A week");
        isNotAnswered();
        assertThat(desk.task(TASK, number).orElseThrow().getAssignee()).isNull();
        assertThat(desk.stories(number))
                .contains("cs-manager is asked to approve the credit of 350.00 EUR: mara did not answer in time");

        desk.escalate(number, "hierarchical");
        assertThat(desk.task(TASK, number).orElseThrow().getAssignee())
                .as("it climbed, and follows the baton no more")
                .isNull();
        isNotAnswered();
        assertThat(desk.stories(number))
                .contains("leadership is asked to approve the credit of 350.00 EUR: cs-manager did not answer in time");
        isNotAnswered();

        assertThat(desk.tasks(number)).doesNotContain(TASK);
        assertThat(shown(number))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("state", "ended"));
        assertThat(told("sam"))
                .singleElement()
                .asString()
                .startsWith("concessionEnded credit of 350.00 EUR,leadership");
        assertThat(state(give(number, "sam", "350")))
                .as("it may be asked again")
                .isEqualTo("asked");
    }

    @Test
    void whoAskedWithdrawsItAndNobodyElse() {
        var id = give("sam", "credit", "350", "A week").getBody().get("id");

        assertThat(withdraw("sana", id).getStatusCode().value()).isEqualTo(400);
        assertThat(withdraw("sam", id).getStatusCode().value()).isEqualTo(204);

        assertThat(desk.tasks(number)).doesNotContain(TASK);
        assertThat(desk.stories(number))
                .contains("Nobody is asked any more to approve the credit of 350.00 EUR: sam withdrew it");
        assertThat(withdraw("sam", id).getBody()).contains("is not open any more");
        assertThat(withdraw("sam", 987654321).getBody()).contains("is none of a concession on");
    }

    @Test
    void itOutlivesTheSignOffAndEndsWithTheCase() {
        give("sam", "credit", "350", "A week");
        desk.resolves(number);
        assertThat(desk.tasks(number)).contains(TASK);

        desk.documents(number);

        assertThat(desk.tasks(number)).isEmpty();
        assertThat(desk.stories(number))
                .contains("Nobody is asked any more to approve the credit of 350.00 EUR: the case is closed");
        assertThat(told("sam")).containsExactly("concessionEnded credit of 350.00 EUR,the case is closed");
        var late = give("sam", "credit", "1", "Late");
        assertThat(late.getStatusCode().value()).isEqualTo(409);
        assertThat(late.getBody()).containsKey("advice");
    }

    @Test
    void ofADuplicateItIsAskedOnTheCaseInWhichItGoesOn() {
        var account = desk.ordinaryAccount();
        var main = desk.report(account, Desk.facts("technical", "medium", "medium"));
        var duplicate = desk.report(account, Desk.facts("technical", "medium", "medium"));
        give("sam", duplicate, "credit", "350", "A week");

        merge(duplicate, main);

        assertThat(desk.tasks(duplicate)).isEmpty();
        assertThat(desk.stories(duplicate))
                .contains("Nobody is asked any more to approve the credit of 350.00 EUR: it is asked for on " + main);
        desk.does("mara", TASK, main, YES);
        assertThat(shown(main))
                .singleElement()
                .satisfies(
                        one -> assertThat(one).containsEntry("state", "given").containsEntry("by", "sam"));
    }

    @Test
    void itGoesOnWithANewProcessOfItsCase() {
        give("sam", "credit", "350", "A week");
        var due = desk.dueOf(TASK, number);
        desk.losesItsProcess(number);

        var refused = give("sana", "credit", "400", "Another");
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(give("sana", "credit", "10", "Within the limit").getBody()).containsEntry("state", "given");
        ReflectionTestUtils.invokeMethod(context.getBean("restartProcess"), "restart", number);

        assertThat(desk.tasks(number)).containsOnlyOnce(TASK);
        assertThat(desk.dueOf(TASK, number)).isEqualTo(due);
        desk.does("mara", TASK, number, YES);
        assertThat(shown(number).get(0)).containsEntry("state", "given");
    }

    @Test
    void aRequestWhoseOwnProcessIsGoneIsAskedAgainWhenItIsAskedForAgain() {
        give("sam", "credit", "350", "A week");
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value(), "concession")
                .list()
                .forEach(one -> runtime.deleteProcessInstance(one.getId(), "cancelled in Cockpit"));
        assertThat(desk.tasks(number)).doesNotContain(TASK);

        assertThat(give("sam", "credit", "350", "A week").getStatusCode().value())
                .isEqualTo(200);

        desk.does("mara", TASK, number, YES);
        assertThat(shown(number))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("state", "given"));
    }

    @Test
    void whoMayNotReachTheCaseGivesNothingAndWhoReadsItSeesAll() {
        give("sam", "credit", "10", "Small");

        assertThat(give("eli", "credit", "1", "Not of the team").getStatusCode().value())
                .isEqualTo(403);
        assertThat(give("aud", "credit", "1", "An auditor").getStatusCode().value())
                .isEqualTo(403);
        assertThat(http.withBasicAuth("aud", "baton")
                        .getForObject("/api/cases/%s/concessions".formatted(number), String.class))
                .contains("\"reason\":\"Small\"");
        assertThat(http.withBasicAuth("aud", "baton").getForObject("/cases/" + number, String.class))
                .contains("10.00 EUR")
                .doesNotContain("/withdraw");
    }

    private void isNotAnswered() {
        var process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value(), "concession")
                .singleResult();
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(process.getId())
                .timers()
                .singleResult()
                .getId());
    }

    private CompletableFuture<Void> underKey(String key) {
        return CompletableFuture.runAsync(() -> {
            var headers = new HttpHeaders();
            headers.set("Idempotency-Key", key);
            http.withBasicAuth("sam", "baton")
                    .exchange(
                            "/api/cases/%s/concessions".formatted(number),
                            HttpMethod.POST,
                            new HttpEntity<>(Map.of("kind", "credit", "amount", 20, "reason", "Under a key"), headers),
                            String.class);
        });
    }

    private ResponseEntity<String> send(String person, String body) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth(person, "baton")
                .postForEntity(
                        "/api/cases/%s/concessions".formatted(number), new HttpEntity<>(body, headers), String.class);
    }

    private ResponseEntity<Map> give(String person, String kind, String amount, String reason) {
        return give(person, number, kind, amount, reason);
    }

    private ResponseEntity<Map> give(CaseNumber on, String person, String amount) {
        return give(person, on, "credit", amount, "Sorry");
    }

    private ResponseEntity<Map> give(String person, CaseNumber on, String kind, String amount, String reason) {
        return give(person, "baton", on, kind, amount, reason);
    }

    private ResponseEntity<Map> give(
            String person, String password, CaseNumber on, String kind, String amount, String reason) {
        var body = new HashMap<String, Object>(Map.of("kind", kind, "reason", reason));
        body.put("amount", new BigDecimal(amount));
        return http.withBasicAuth(person, password)
                .postForEntity("/api/cases/%s/concessions".formatted(on), body, Map.class);
    }

    private static String state(ResponseEntity<Map> answer) {
        return String.valueOf(answer.getBody().get("state"));
    }

    private ResponseEntity<String> withdraw(String person, Object id) {
        return http.withBasicAuth(person, "baton")
                .exchange("/api/cases/%s/concessions/%s".formatted(number, id), HttpMethod.DELETE, null, String.class);
    }

    private void merge(CaseNumber duplicate, CaseNumber main) {
        desk.post("/api/cases/%s/links".formatted(duplicate), Map.of("to", main.value(), "kind", "duplicate"));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> shown(CaseNumber of) {
        return http.withBasicAuth("mara", "baton").getForObject("/api/cases/%s/concessions".formatted(of), List.class);
    }

    private List<String> told(String person) {
        return jdbc.sql("""
                select kind || ' ' || array_to_string(facts, ',') from notice where person = ? and case_number = ? order by at
                """).params(person, number.value()).query(String.class).list();
    }
}
