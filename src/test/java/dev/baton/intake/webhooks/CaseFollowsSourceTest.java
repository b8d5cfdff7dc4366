package dev.baton.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Sender;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.Waiting;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a helpdesk does to a ticket after it was reported happens to the case, or is told to its people. */
@BatonTest
class CaseFollowsSourceTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Desk desk;

    @Autowired
    private Conversation conversation;

    @Autowired
    private Waiting waiting;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private String ticket;
    private CaseNumber number;

    @BeforeEach
    void aCaseWithAComment() {
        ticket = "T-" + UUID.randomUUID();
        number = report(ticket);
        send(
                "comment.added",
                "\"id\": \"7\", \"text\": \"My card is 4111\", \"public\": true, \"from_customer\": true");
    }

    @Test
    void wordsThatAreTakenBackAreGone() {
        send("comment.redacted", "\"id\": \"7\", \"text\": \"My card is ▇▇▇▇\"");

        assertThat(conversation.of(number)).extracting(Interaction::text).containsExactly("My card is ▇▇▇▇");
        assertThat(desk.page("/cases/" + number))
                .contains("taken back by its source")
                .doesNotContain("4111");
    }

    @Test
    void aDeletedCommentSaysSo() {
        send("comment.deleted", "\"id\": \"7\"");

        assertThat(conversation.of(number)).extracting(Interaction::text).containsExactly("(taken back by its source)");
    }

    @Test
    void aCommentMadePrivateIsInternal() {
        send("comment.made_private", "\"id\": \"7\"");

        assertThat(conversation.of(number)).extracting(Interaction::direction).containsExactly(Direction.INTERNAL);
    }

    @Test
    void aStatusThatWaitsMakesTheCaseWait() {
        send("ticket.updated", "\"waits_on\": \"customer\"");
        assertThat(waiting.isOn(number)).isTrue();

        send("ticket.updated", "\"waits_on\": \"nobody\", \"note\": \"status open\"");

        assertThat(waiting.isOn(number)).isFalse();
        assertThat(conversation.of(number)).extracting(Interaction::text).contains("helpdesk: status open");
    }

    @Test
    void aMergeIsToldInBothCases() {
        var other = ticket + "-other";
        var target = report(other);

        send("ticket.updated", "\"merged_into\": \"" + other + "\"");

        assertThat(conversation.of(number))
                .extracting(Interaction::text)
                .anyMatch(text -> text.contains(target.value()));
        assertThat(conversation.of(target))
                .extracting(Interaction::text)
                .anyMatch(text -> text.contains(number.value()));
    }

    @Test
    void aMergeLocksItsTwoCasesInTheOrderOfTheirNumbers() throws Exception {
        var first = ticket;
        ticket = first + "-other";
        var other = report(ticket);
        var merging = new ArrayList<CompletableFuture<Wire.Answer>>();

        transaction.executeWithoutResult(begun -> {
            caseFile.lock(number);
            merging.add(
                    CompletableFuture.supplyAsync(() -> wire("ticket.updated", "\"merged_into\": \"" + first + "\"")));
            await().until(this::somebodyWaits);
            assertThat(jdbc.sql("select number from support_case where number = ? for update skip locked")
                            .param(other.value())
                            .query(String.class)
                            .list())
                    .as("who waits for the first holds nothing that comes after it")
                    .containsExactly(other.value());
        });

        merging.get(0).get(30, TimeUnit.SECONDS).expect(200);
    }

    private boolean somebodyWaits() {
        return jdbc.sql(
                                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Test
    void aChangeOfATicketThatIsNotThereYetWaitsForIt() {
        ticket = "T-" + UUID.randomUUID();

        assertThat(wire("ticket.updated", "\"note\": \"assigned to Eli\"")
                        .expect(202)
                        .body())
                .containsEntry("outcome", "kept");
        number = report(ticket);

        assertThat(conversation.of(number)).extracting(Interaction::text).containsExactly("helpdesk: assigned to Eli");
    }

    @Test
    void aCommentOfNothingButAttachmentsIsKept() {
        send("comment.added", "\"id\": \"8\", \"text\": \"\u200b\", \"public\": true, \"from_customer\": true");
        send("comment.added", "\"id\": \"9\", \"public\": true, \"from_customer\": true");

        assertThat(conversation.of(number)).extracting(Interaction::text).endsWith("(no text)", "(no text)");
    }

    private CaseNumber report(String id) {
        return new CaseNumber(post("{\"type\": \"ticket.created\", \"data\": {\"id\": \"" + id
                        + "\", \"subject\": \"s\", \"description\": \"d\", \"account\": \"a\","
                        + " \"category\": \"technical\", \"impact\": \"low\", \"urgency\": \"low\"}}")
                .expect(200)
                .number());
    }

    private void send(String type, String fields) {
        wire(type, fields).expect(200);
    }

    private Wire.Answer wire(String type, String fields) {
        return post("{\"type\": \"%s\", \"data\": {\"ticket\": \"%s\", %s}}".formatted(type, ticket, fields));
    }

    private Wire.Answer post(String body) {
        return Wire.to(http.getRootUri(), Sender.HELPDESK, Wire.id(), desk.now(), Wire.bytes(body))
                .send();
    }
}
