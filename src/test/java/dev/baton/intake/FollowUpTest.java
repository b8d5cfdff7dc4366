package dev.baton.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class FollowUpTest {

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Conversation conversation;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void whatTheCustomerWritesOnAClosedCaseOpensAFollowUpThatNamesIt() {
        var closed = closed();

        var answer = say(closed, Map.of("text", "It is broken again"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(answer.getBody()).containsEntry("followUpOf", closed.value());
        var followUp = caseFile.get(new CaseNumber((String) answer.getBody().get("case")));
        assertThat(followUp.followUpOf()).isEqualTo(closed);
        assertThat(followUp.status()).isEqualTo(Status.OPEN);
        assertThat(followUp.account()).isEqualTo(caseFile.get(closed).account());
        assertThat(followUp.subject()).isEqualTo("Follow-up of %s: The export stops".formatted(closed));
        assertThat(followUp.accountable()).isEqualTo("mara");
        assertThat(desk.tasks(followUp.number())).containsExactly("Triage case");
        assertThat(conversation.of(followUp.number())).hasSize(1);
        assertThat(events(closed)).endsWith("FollowUpOpened");
        assertThat(events(followUp.number())).contains("FollowsUp");
        assertThat(caseFile.get(closed).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void furtherWordsJoinTheFollowUpThatIsOpenAndOpenAnotherOnceItIsClosed() {
        var closed = closed();
        var first = new CaseNumber(
                (String) say(closed, Map.of("text", "It is broken")).getBody().get("case"));

        var second = say(closed, Map.of("text", "Hello?"));

        assertThat(second.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(second.getBody()).containsEntry("case", first.value()).containsEntry("followUpOf", closed.value());
        desk.does("sam", "Triage case", first, Map.of("category", "how-to", "impact", "low", "urgency", "low"));
        close(first);
        var third = say(closed, Map.of("text", "And again"));
        assertThat(third.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(third.getBody().get("case")).isNotEqualTo(first.value());
    }

    @Test
    void aMessageThatComesTwiceIsOneWordOnOneFollowUp() {
        var closed = closed();
        var message = Map.of("text", "It is broken again", "externalId", "m-1");
        var first = say(closed, message);

        var again = say(closed, message);

        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(again.getBody().get("case")).isEqualTo(first.getBody().get("case"));
        assertThat(caseFile.followUpsOf(closed)).hasSize(1);
        assertThat(conversation.of(caseFile.followUpsOf(closed).get(0).number()))
                .hasSize(1);
    }

    @Test
    void whatIsNoNewWordOfTheCustomerStaysOnTheClosedCaseWithoutAClock() {
        var closed = closed();
        var before = desk.now();
        desk.passes(java.time.Duration.ofMinutes(10));

        desk.says(closed, "outbound", "How is it going?");
        desk.says(closed, "internal", "They called");
        say(closed, Map.of("text", "Out of office", "automatic", true));
        say(
                closed,
                Map.of(
                        "text",
                        "Written long ago",
                        "happenedAt",
                        before.minusSeconds(60).toString()));

        assertThat(caseFile.followUpsOf(closed)).isEmpty();
        assertThat(conversation.of(closed))
                .as("besides what the customer was told when it was closed")
                .filteredOn(said -> !said.automatic() || said.direction() != Direction.OUTBOUND)
                .hasSize(5);
        assertThat(jdbc.sql(
                                "select count(*) from sla_clock where case_number = ? and anchor is not null and met_at is null")
                        .param(closed.value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from promise where case_number = ? and ended_at is null")
                        .param(closed.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aWordAtTheInstantAtWhichTheFollowUpIsClosedOpensAnother() throws Exception {
        var closed = closed();
        var first = new CaseNumber(
                (String) say(closed, Map.of("text", "It is broken")).getBody().get("case"));
        desk.does("sam", "Triage case", first, Map.of("category", "how-to", "impact", "low", "urgency", "low"));
        solve(first);
        var word = new ArrayList<CompletableFuture<ResponseEntity<Map<String, Object>>>>();

        transaction.executeWithoutResult(begun -> {
            document(first);
            word.add(CompletableFuture.supplyAsync(() -> say(closed, Map.of("text", "Still not solved"))));
            await().until(this::somebodyWaits);
        });

        var answer = word.get(0).get(30, TimeUnit.SECONDS);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(answer.getBody().get("case")).isNotEqualTo(first.value());
        assertThat(conversation.of(first)).extracting(Interaction::text).doesNotContain("Still not solved");
    }

    private boolean somebodyWaits() {
        return jdbc.sql(
                                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Test
    void aReportNamesTheCaseItGoesOnFrom() {
        var closed = closed();

        var followUp = report(caseFile.get(closed).account(), closed.value());

        assertThat(followUp.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(caseFile.get(new CaseNumber((String) followUp.getBody().get("number")))
                        .followUpOf())
                .isEqualTo(closed);
        assertThat(report("somebody-else", closed.value()).getBody().toString()).contains("another account");
        assertThat(report(caseFile.get(closed).account(), "C-000000").getBody().toString())
                .contains("names no case");
    }

    private CaseNumber closed() {
        var number = desk.standardCase();
        close(number);
        return number;
    }

    private void close(CaseNumber number) {
        solve(number);
        document(number);
    }

    private void solve(CaseNumber number) {
        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted."));
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));
    }

    private void document(CaseNumber number) {
        desk.does(
                "sam",
                "Document case",
                number,
                Map.of(
                        "rootCauseCategory", "unknown",
                        "note_rootCause", "A full disk.",
                        "note_prevention", "Watch it.",
                        "note_articleTitle", "Export stops"));
    }

    private ResponseEntity<Map<String, Object>> say(CaseNumber number, Map<String, ?> message) {
        var body = new HashMap<String, Object>(message);
        body.put("direction", "inbound");
        return post("/api/cases/%s/messages".formatted(number), body);
    }

    private ResponseEntity<Map<String, Object>> report(String account, String followUpOf) {
        return post(
                "/api/cases",
                Map.of(
                        "externalId",
                        UUID.randomUUID().toString(),
                        "source",
                        "test",
                        "account",
                        account,
                        "subject",
                        "Again",
                        "description",
                        "It is broken again",
                        "followUpOf",
                        followUpOf));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private ResponseEntity<Map<String, Object>> post(String path, Map<String, ?> body) {
        return (ResponseEntity) http.withBasicAuth("sam", "baton").postForEntity(path, body, Map.class);
    }

    private List<String> events(CaseNumber number) {
        return jdbc.sql("select event from case_event where case_number = ? order by id")
                .param(number.value())
                .query(String.class)
                .list();
    }
}
