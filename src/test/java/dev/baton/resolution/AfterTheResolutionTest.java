package dev.baton.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class AfterTheResolutionTest {

    private static final Map<String, Object> RESOLVED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted.");
    private static final Map<String, Object> APPROVED = Map.of("signOff", "approved");
    private static final Map<String, Object> DOCUMENTED = Map.of(
            "rootCauseCategory", "unknown",
            "note_rootCause", "A full disk.",
            "note_prevention", "Watch it.",
            "note_articleTitle", "Export stops");

    @Autowired
    private Conversation conversation;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void theCustomerIsToldThatItIsSolvedOnceThatIsSignedOff() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, RESOLVED);
        assertThat(told(number)).isEmpty();
        assertThat(desk.clock(number, "firstReply")).containsEntry("state", "running");
        assertThat(desk.page("/cases/" + number)).contains("It is back.");

        desk.does("mara", "Sign off resolution", number, APPROVED);

        assertThat(told(number)).singleElement().satisfies(reply -> {
            assertThat(reply.text()).isEqualTo("It is back.");
            assertThat(reply.author()).isEqualTo("sam");
        });
        assertThat(desk.clock(number, "firstReply")).containsEntry("state", "met");
    }

    @Test
    void aSolutionThatIsNotSignedOffIsNeverTold() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "rejected", "note_signOff", "Not tested"));
        assertThat(desk.page("/cases/" + number)).doesNotContain("It is back.");

        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of("outcome", "resolved", "note_reply", "Now it is.", "note_resolution", "A bigger disk."));
        desk.does("mara", "Sign off resolution", number, APPROVED);

        assertThat(told(number)).extracting(Interaction::text).containsExactly("Now it is.");
    }

    @Test
    void aReplyThatWasGivenBeforeTheCustomerWroteAnswersNothing() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, APPROVED);
        desk.passes(Duration.ofHours(3));
        desk.says(number, "inbound", "It is broken again");

        desk.post(
                "/api/cases/%s/messages".formatted(number),
                Map.of(
                        "direction",
                        "outbound",
                        "text",
                        "It is back",
                        "happenedAt",
                        desk.now().minus(Duration.ofHours(2)).toString()));

        assertThat(desk.tasks(number)).contains("Read customer's message");
    }

    @Test
    void nobodyWaitsForAnybodyOnAResolvedCase() {
        var number = desk.standardCase();
        desk.post("/api/cases/%s/waiting".formatted(number), Map.of("on", "third-party", "reason", "the cloud"));
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, APPROVED);

        assertThat(waits(number)).isEmpty();
    }

    @Test
    void theWordOfTheCustomerEndsTheWaitForIt() {
        var number = desk.standardCase();
        desk.post("/api/cases/%s/waiting".formatted(number), Map.of("on", "customer", "reason", "version"));
        desk.post("/api/cases/%s/waiting".formatted(number), Map.of("on", "third-party", "reason", "the cloud"));

        desk.says(number, "inbound", "It is 7.24");

        assertThat(waits(number)).containsExactly("THIRD_PARTY");
    }

    @Test
    void whatAMachineOfTheCustomerSendsIsNoWord() {
        var number = resolved();
        desk.post(
                "/api/cases/%s/messages".formatted(number),
                Map.of("direction", "inbound", "text", "Out of office", "automatic", true));

        assertThat(desk.tasks(number)).containsExactly("Document case");
    }

    @Test
    void aCaseIsNotDocumentedWhileNobodyHasReadWhatTheCustomerWrote() {
        var number = resolved();
        desk.says(number, "inbound", "It is broken again");

        assertThatThrownBy(() -> desk.does("sam", "Document case", number, DOCUMENTED))
                .hasMessageContaining("nobody has decided on it yet")
                .hasMessageContaining("Read customer's message");
        assertThat(caseFile.get(number).status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void theWordIsDueWithinTheTimeOfAReplyCountedFromTheFirstOfSeveral() {
        var number = resolved();
        desk.says(number, "inbound", "It is broken again");
        desk.passes(Duration.ofHours(1));
        desk.says(number, "inbound", "Hello?");

        assertThat(desk.dueOf("Read customer's message", number))
                .isEqualTo(desk.now().plus(Duration.ofHours(3)));
        assertThat(desk.tasks(number)).containsOnlyOnce("Read customer's message");
    }

    @Test
    void aCaseReopenedByAProgramTakesTheOpenWordAlong() {
        var number = resolved();
        desk.says(number, "inbound", "It is broken again");

        desk.post("/api/cases/%s/reopen".formatted(number), Map.of("reason", "The monitor says so"));

        assertThat(desk.tasks(number)).containsExactly("Work on case");
        assertThat(desk.clock(number, "nextReply")).containsEntry("state", "running");
        assertThat(stories(number)).contains("Reopened: The monitor says so");
    }

    @Test
    void whatTheCustomerWritesIsKeptThoughTheProcessOfTheCaseIsLost() {
        var number = resolved();
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .list()
                .forEach(process -> runtime.deleteProcessInstance(process.getId(), "somebody meant well"));

        desk.says(number, "inbound", "It is broken again");

        assertThat(conversation.of(number))
                .filteredOn(said -> said.direction() == Direction.INBOUND)
                .hasSize(1);
    }

    private CaseNumber resolved() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, APPROVED);
        return number;
    }

    /** By people; what asks whether it is solved goes out by itself. */
    private List<Interaction> told(CaseNumber number) {
        return conversation.of(number).stream()
                .filter(said -> said.direction() == Direction.OUTBOUND && !said.automatic())
                .toList();
    }

    private List<String> waits(CaseNumber number) {
        return strings("select waiting_on from waiting where case_number = ? and until is null", number);
    }

    private String stories(CaseNumber number) {
        return desk.page("/cases/" + number).replace("&#39;", "'");
    }

    private List<String> strings(String sql, CaseNumber number) {
        return jdbc.sql(sql).param(number.value()).query(String.class).list();
    }
}
