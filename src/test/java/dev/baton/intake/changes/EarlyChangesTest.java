package dev.baton.intake.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Sender;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import dev.baton.intake.webhooks.Wire;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a source does to a message before the message comes counts when it comes. */
@BatonTest
class EarlyChangesTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Conversation conversation;

    @Autowired
    private JdbcClient jdbc;

    private String ticket;
    private CaseNumber number;

    @BeforeEach
    void aTicket() {
        desk.setTime(desk.now());
        ticket = "T-" + UUID.randomUUID();
        number = desk.report(
                desk.ordinaryAccount(),
                Map.of(
                        "source", "helpdesk",
                        "externalId", ticket,
                        "category", "technical",
                        "impact", "low",
                        "urgency", "low"));
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void wordsTakenBackBeforeTheyCameAreNeverKept() {
        send("comment.redacted", "\"id\": \"7\", \"text\": \"My card is ▇▇▇▇\"");
        comment("7", "My card is 4111");

        assertThat(conversation.of(number)).extracting(Interaction::text).containsExactly("My card is ▇▇▇▇");
        assertThat(desk.page("/cases/" + number)).doesNotContain("4111");
        assertThat(kept()).isZero();
    }

    @Test
    void aCommentDeletedBeforeItCameSaysSo() {
        send("comment.deleted", "\"id\": \"7\"");
        comment("7", "My card is 4111");

        assertThat(conversation.of(number)).extracting(Interaction::text).containsExactly("(taken back by its source)");
    }

    @Test
    void aCommentMadePrivateBeforeItCameIsInternalAndMovesNothing() {
        send("comment.made_private", "\"id\": \"7\"");
        send("comment.redacted", "\"id\": \"7\", \"text\": \"▇▇▇▇\"");
        comment("7", "They do not know yet");

        assertThat(conversation.of(number))
                .extracting(Interaction::direction, Interaction::text)
                .containsExactly(tuple(Direction.INTERNAL, "▇▇▇▇"));
        assertThat(desk.clock(number, "nextReply").get("state")).isEqualTo("idle");
    }

    @Test
    void anotherMessageOfTheTicketStaysAsItIs() {
        send("comment.redacted", "\"id\": \"7\"");
        comment("8", "Good morning");

        assertThat(conversation.of(number)).extracting(Interaction::text).containsExactly("Good morning");
    }

    @Test
    void aFollowUpIsOpenedWithTheWordsThatAreLeft() {
        close();
        send("comment.redacted", "\"id\": \"7\", \"text\": \"▇▇▇▇\"");
        comment("7", "My card is 4111");

        var followUp = caseFile.followUpsOf(number).get(0);
        assertThat(followUp.description()).isEqualTo("▇▇▇▇");
        assertThat(conversation.of(followUp.number()))
                .extracting(Interaction::text)
                .containsExactly("▇▇▇▇");
    }

    @Test
    void wordsOnAFollowUpAreTakenBackThereAndInItsDescription() {
        close();
        comment("7", "My card is 4111");
        send("comment.redacted", "\"id\": \"7\", \"text\": \"▇▇▇▇\"");

        var followUp = caseFile.followUpsOf(number).get(0);
        assertThat(followUp.description()).isEqualTo("▇▇▇▇");
        assertThat(conversation.of(followUp.number()))
                .extracting(Interaction::text)
                .containsExactly("▇▇▇▇");
        assertThat(kept()).isZero();
    }

    @Test
    void itIsRememberedForAYear() {
        send("comment.redacted", "\"id\": \"7\"");
        jdbc.sql("update early_change set at = at - interval '366 days' where case_number = ?")
                .param(number.value())
                .update();

        send("comment.redacted", "\"id\": \"8\"");

        assertThat(jdbc.sql("select external_id from early_change where case_number = ?")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .containsExactly("8");
    }

    private long kept() {
        return jdbc.sql("select count(*) from early_change where case_number = ?")
                .param(number.value())
                .query(Long.class)
                .single();
    }

    private void close() {
        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted."));
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));
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

    private void comment(String id, String text) {
        send(
                "comment.added",
                "\"id\": \"%s\", \"text\": \"%s\", \"public\": true, \"from_customer\": true".formatted(id, text));
    }

    private void send(String type, String fields) {
        var body = "{\"type\": \"%s\", \"data\": {\"ticket\": \"%s\", %s}}".formatted(type, ticket, fields);
        Wire.to(http.getRootUri(), Sender.HELPDESK, Wire.id(), desk.now(), Wire.bytes(body))
                .send()
                .expect(200);
    }
}
