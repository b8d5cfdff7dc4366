package dev.baton.links;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Sender;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.Status;
import dev.baton.casefile.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
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

/** A duplicate goes on in another case. */
@BatonTest
class DuplicatesTest {

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Conversation conversation;

    @Autowired
    private Waiting waiting;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestRestTemplate http;

    private String account;
    private CaseNumber main;

    @BeforeEach
    void aCase() {
        desk.setTime(desk.now());
        account = desk.ordinaryAccount();
        main = reported(account);
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void nothingIsOpenOnADuplicate() {
        var duplicate = reported(account);
        desk.escalate(duplicate, "hierarchical");
        desk.post("/api/cases/%s/waiting".formatted(duplicate), Map.of("on", "third-party", "reason", "version"));

        assertThat(merge(duplicate, main).getStatusCode()).isEqualTo(HttpStatus.CREATED);

        var subject = caseFile.get(duplicate);
        assertThat(subject.status()).isEqualTo(Status.CLOSED);
        assertThat(subject.mergedInto()).isEqualTo(main);
        assertThat(subject.escalated()).isFalse();
        assertThat(desk.tasks(duplicate)).isEmpty();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(duplicate.value())
                        .count())
                .isZero();
        assertThat(count("waiting where until is null and case_number = ?", duplicate))
                .isZero();
        assertThat(count("promise where ended_at is null and case_number = ?", duplicate))
                .isZero();
        assertThat(count("escalation where state in ('REQUESTED', 'ACCEPTED') and case_number = ?", duplicate))
                .isZero();
        assertThat(desk.stories(duplicate))
                .contains("A duplicate of %s, merged into it: it goes on there".formatted(main));
        assertThat(desk.stories(main))
                .contains("Goes on for its duplicate %s as well: its customer is answered here".formatted(duplicate));
    }

    @Test
    void theClocksOfADuplicateStopNeitherKeptNorMissed() {
        var duplicate = reported(account);

        merge(duplicate, main);

        assertThat(states(duplicate)).containsEntry("resolution", "idle").containsEntry("firstReply", "idle");
        assertThat(journal(duplicate)).contains("stopped").doesNotContain("met", "passed");
        desk.passes(Duration.ofDays(30));
        assertThat(desk.stories(duplicate, "DeadlinePassed")).isEmpty();
    }

    @Test
    void whatWasSaidOnADuplicateIsReadOnTheMainCase() {
        var duplicate = reported(account);
        desk.says(main, "inbound", "Any news?");
        desk.says(duplicate, "inbound", "It stops for us as well");
        var before = desk.stories(duplicate);

        merge(duplicate, main);

        assertThat(conversation.of(main))
                .extracting(Interaction::text)
                .containsExactly("Any news?", "It stops for us as well");
        assertThat(conversation.latest(main, 1, 0))
                .extracting(Interaction::text)
                .containsExactly("It stops for us as well");
        assertThat(conversation.latest(main, 1, 1))
                .extracting(Interaction::text)
                .containsExactly("Any news?");
        assertThat(desk.stories(duplicate)).as("the trail").containsAll(before);
    }

    @Test
    void whatTheCustomerOfADuplicateWaitsForIsOwedOnTheMainCase() {
        desk.says(main, "outbound", "We look into it");
        var duplicate = reported(account);
        var said = desk.now();
        desk.passes(Duration.ofMinutes(10));

        merge(duplicate, main);

        assertThat(states(main)).containsEntry("nextReply", "running");
        assertThat(jdbc.sql("select anchor from sla_clock where case_number = ? and name = 'nextReply'")
                        .param(main.value())
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(said);
        desk.says(main, "outbound", "Both of you: it runs again at noon");
        assertThat(states(main)).containsEntry("nextReply", "met");
    }

    @Test
    void aCaseThatWaitsForItsCustomerHearsThemOnTheDuplicate() {
        desk.post("/api/cases/%s/waiting".formatted(main), Map.of("on", "customer", "reason", "version"));
        desk.passes(Duration.ofMinutes(1));

        merge(reported(account), main);

        assertThat(desk.stories(main)).contains("No longer waiting on customer");
    }

    @Test
    void whatTheCustomerWritesOnADuplicateLandsOnTheMainCaseAndTheAnswerSaysSo() {
        var duplicate = reported(account);
        merge(duplicate, main);

        var answer = ask(
                "sam",
                HttpMethod.POST,
                duplicate,
                "messages",
                Map.of("direction", "inbound", "text", "Hello?", "externalId", "m-1"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(answer.getBody())
                .containsEntry("number", main.value())
                .containsEntry("case", main.value())
                .containsEntry("mergedFrom", duplicate.value());
        assertThat(conversation.of(main)).extracting(Interaction::text).contains("Hello?");
        var again = ask(
                "sam",
                HttpMethod.POST,
                duplicate,
                "messages",
                Map.of("direction", "inbound", "text", "Hello?", "externalId", "m-1"));
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(again.getBody()).isEqualTo(answer.getBody());
    }

    @Test
    void whatAHelpdeskSendsForADuplicateLandsOnTheMainCase() {
        var ticket = UUID.randomUUID().toString();
        var duplicate = desk.report(
                account,
                Map.of(
                        "source",
                        "helpdesk",
                        "externalId",
                        ticket,
                        "category",
                        "technical",
                        "impact",
                        "low",
                        "urgency",
                        "low"));
        merge(duplicate, main);

        var answer = webhook("""
                {"type": "comment.added", "data": {"ticket": "%s", "id": "7", "public": true, "from_customer": false, "text": "We call them"}}
                """.formatted(ticket));

        assertThat(answer.getBody()).containsEntry("number", main.value());
        assertThat(conversation.of(main)).extracting(Interaction::text).containsExactly("We call them");
        webhook("""
                {"type": "comment.redacted", "data": {"ticket": "%s", "id": "7", "text": "Taken back"}}
                """.formatted(ticket));
        assertThat(conversation.of(main)).extracting(Interaction::text).containsExactly("Taken back");

        var changed = webhook("""
                {"type": "ticket.updated", "data": {"ticket": "%s", "waits_on": "customer", "note": "status pending"}}
                """.formatted(ticket));
        assertThat(changed.getBody()).containsEntry("number", main.value());
        assertThat(waiting.isOn(main)).isTrue();
        assertThat(conversation.of(main)).extracting(Interaction::text).contains("helpdesk: status pending");
        assertThat(jdbc.sql("select count(*) from interaction where case_number = ? and text like '%pending%'")
                        .param(duplicate.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private ResponseEntity<Map<String, Object>> webhook(String body) {
        var bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var headers = new org.springframework.http.HttpHeaders();
        headers.set("Content-Type", "application/json");
        Sender.HELPDESK.sign(UUID.randomUUID().toString(), desk.now(), bytes).forEach(headers::set);
        var answer =
                http.exchange("/api/webhooks/helpdesk", HttpMethod.POST, new HttpEntity<>(bytes, headers), Map.class);
        assertThat(answer.getStatusCode().is2xxSuccessful()).as("%s", answer).isTrue();
        return (ResponseEntity) answer;
    }

    @Test
    void aMessageThatHadComeBeforeTheMergeIsTheSameAfterIt() {
        var duplicate = reported(account);
        var word = Map.of("direction", "inbound", "text", "Hello?", "externalId", "m-1");
        var first = ask("sam", HttpMethod.POST, duplicate, "messages", word);
        merge(duplicate, main);

        var again = ask("sam", HttpMethod.POST, duplicate, "messages", word);

        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(again.getBody()).containsEntry("message", first.getBody().get("message"));
    }

    @Test
    void whateverIsAskedOfADuplicateTheAnswerNamesTheMainCase() {
        var duplicate = reported(account);
        merge(duplicate, main);

        assertThat(Stream.of(
                        ask("sam", HttpMethod.PUT, duplicate, "assessment", facts("technical", "high", "high")),
                        ask(
                                "sam",
                                HttpMethod.POST,
                                duplicate,
                                "waiting",
                                Map.of("on", "customer", "reason", "version")),
                        ask(
                                "sam",
                                HttpMethod.POST,
                                duplicate,
                                "escalations",
                                Map.of("kind", "hierarchical", "reason", "they ask")),
                        ask("sam", HttpMethod.POST, duplicate, "reopen", Map.of("reason", "again")),
                        ask(
                                "sam",
                                HttpMethod.POST,
                                duplicate,
                                "messages",
                                Map.of("direction", "outbound", "text", "We look into it")),
                        ask(
                                "sam",
                                HttpMethod.POST,
                                duplicate,
                                "links",
                                Map.of("to", reported(account), "kind", "duplicate")),
                        ask(
                                "sam",
                                HttpMethod.POST,
                                reported(account),
                                "links",
                                Map.of("to", duplicate, "kind", "duplicate")),
                        ask(
                                "sam",
                                HttpMethod.POST,
                                reported(account),
                                "links",
                                Map.of("to", duplicate, "kind", "related"))))
                .allSatisfy(answer -> {
                    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
                    assertThat(answer.getBody())
                            .containsEntry(
                                    "detail",
                                    "%1$s is a duplicate, merged into %2$s. Do it on %2$s.".formatted(duplicate, main));
                });
    }

    @Test
    void theSameMergeAgainIsTheSame() {
        var duplicate = reported(account);
        merge(duplicate, main);
        var before = desk.stories(duplicate);

        assertThat(merge(duplicate, main).getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(desk.stories(duplicate)).isEqualTo(before);
    }

    @Test
    void twoCasesThatAreMergedIntoEachOtherAtOnceBecomeOne() {
        var other = reported(account);

        var answers = Stream.of(
                        CompletableFuture.supplyAsync(() -> merge(main, other)),
                        CompletableFuture.supplyAsync(() -> merge(other, main)))
                .map(CompletableFuture::join)
                .map(ResponseEntity::getStatusCode)
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(HttpStatus.CREATED, HttpStatus.CONFLICT);
        assertThat(Stream.of(main, other).map(caseFile::get).filter(one -> one.mergedInto() == null))
                .hasSize(1);
    }

    @Test
    void aCaseIsNotMergedIntoItselfOrIntoAnotherAccountsOrIntoNone() {
        assertRefused(merge(main, main), HttpStatus.BAD_REQUEST, "is this case itself");
        assertRefused(merge(main, reported(desk.ordinaryAccount())), HttpStatus.BAD_REQUEST, "of another account");
        assertRefused(
                ask("sam", HttpMethod.POST, main, "links", Map.of("to", "C-98765432109", "kind", "duplicate")),
                HttpStatus.BAD_REQUEST,
                "names no case");
        assertRefused(
                ask("sam", HttpMethod.POST, main, "links", Map.of("to", "nonsense", "kind", "related")),
                HttpStatus.BAD_REQUEST,
                "names no case");
        assertThat(caseFile.get(main).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void onlyOpenCasesAreMerged() {
        var solved = reported(account);
        desk.resolves(solved);

        assertRefused(merge(main, solved), HttpStatus.CONFLICT, "is resolved. Reopen it first.");
        assertRefused(merge(solved, main), HttpStatus.CONFLICT, "is resolved. Reopen it first.");
        desk.documents(solved);
        assertRefused(merge(main, solved), HttpStatus.CONFLICT, "Merge only into an open case");
    }

    @Test
    void aMergeIsNotTakenBack() {
        var duplicate = reported(account);
        merge(duplicate, main);

        assertRefused(
                ask("sam", HttpMethod.DELETE, main, "links/" + duplicate, null),
                HttpStatus.CONFLICT,
                "A merge is not taken back");
        assertThat(caseFile.get(duplicate).mergedInto()).isEqualTo(main);
    }

    @Test
    void theCaseOfATriageAndOneWhoseProcessIsGoneAreMergedAsWell() {
        var untriaged =
                desk.report(account, Map.of("externalId", UUID.randomUUID().toString()));
        var lost = reported(account);
        desk.losesItsProcess(lost);

        assertThat(merge(untriaged, main).getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(merge(lost, main).getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(desk.tasks(untriaged)).isEmpty();
        assertThat(links(main)).extracting("kind").containsExactly("duplicate", "duplicate");
    }

    @Test
    void whatGoesOnThroughTwoMergesEndsOnTheLast() {
        var first = reported(account);
        var second = reported(account);
        merge(first, second);
        desk.says(first, "inbound", "Any news?");
        merge(second, main);

        var answer =
                ask("sam", HttpMethod.POST, first, "messages", Map.of("direction", "inbound", "text", "Still nothing"));

        assertThat(answer.getBody()).containsEntry("number", main.value());
        assertThat(conversation.of(main)).extracting(Interaction::text).containsExactly("Any news?", "Still nothing");
    }

    @Test
    void aClosedMainCaseGoesOnAsAFollowUpAlsoForItsDuplicate() {
        var duplicate = reported(account);
        merge(duplicate, main);
        desk.resolves(main);
        desk.documents(main);

        var answer = ask(
                "sam", HttpMethod.POST, duplicate, "messages", Map.of("direction", "inbound", "text", "It is back"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(answer.getBody())
                .containsEntry("followUpOf", main.value())
                .containsEntry("mergedFrom", duplicate.value());
    }

    @Test
    void aFollowUpThatWasMergedIsNotOpenedAgain() {
        desk.resolves(main);
        desk.documents(main);
        var another = reported(account);
        var followUp = new CaseNumber((String)
                ask("sam", HttpMethod.POST, main, "messages", Map.of("direction", "inbound", "text", "It is back"))
                        .getBody()
                        .get("case"));
        desk.does("sam", "Triage case", followUp, Map.of("category", "technical", "impact", "low", "urgency", "low"));
        merge(followUp, another);

        var answer = ask("sam", HttpMethod.POST, main, "messages", Map.of("direction", "inbound", "text", "Any news?"));

        assertThat(answer.getBody()).containsEntry("number", another.value()).containsEntry("followUpOf", main.value());
    }

    private CaseNumber reported(String account) {
        return desk.report(account, facts("technical", "medium", "medium"));
    }

    private ResponseEntity<Map<String, Object>> merge(CaseNumber duplicate, CaseNumber into) {
        return ask("sam", HttpMethod.POST, duplicate, "links", Map.of("to", into.value(), "kind", "duplicate"));
    }

    private static void assertRefused(ResponseEntity<Map<String, Object>> answer, HttpStatus status, String why) {
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(answer.getBody().toString()).contains(why);
    }

    private Map<String, String> states(CaseNumber number) {
        return desk.clocks(number).stream()
                .collect(java.util.stream.Collectors.toMap(
                        clock -> (String) clock.get("name"),
                        clock -> (String) clock.get("state"),
                        (one, other) -> one));
    }

    private List<String> journal(CaseNumber number) {
        return jdbc.sql("select distinct what from sla_event where case_number = ? and name <> 'triage'")
                .param(number.value())
                .query(String.class)
                .list();
    }

    private long count(String from, CaseNumber number) {
        return jdbc.sql("select count(*) from " + from)
                .param(number.value())
                .query(Long.class)
                .single();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> links(CaseNumber number) {
        return http.withBasicAuth("sam", "baton").getForObject("/api/cases/%s/links".formatted(number), List.class);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private ResponseEntity<Map<String, Object>> ask(
            String user, HttpMethod method, CaseNumber number, String what, Map<String, ?> body) {
        return (ResponseEntity) http.withBasicAuth(user, "baton")
                .exchange("/api/cases/%s/%s".formatted(number, what), method, new HttpEntity<>(body), Map.class);
    }
}
