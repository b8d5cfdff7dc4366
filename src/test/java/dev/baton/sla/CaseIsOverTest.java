package dev.baton.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No clock runs on a case that nobody works on. */
@BatonTest
class CaseIsOverTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Conversation conversation;

    private CaseNumber number;

    @BeforeEach
    void aResolvedCase() {
        desk.setTime(desk.now());
        number = desk.standardCase();
        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted it."));
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void aResolvedCaseIsOnlyToBeDocumented() {
        assertThat(running()).containsExactly("documentation");
        assertThat(desk.clock(number, "documentation")).containsEntry("hours", "team");
    }

    @Test
    void aReopenedCaseIsNotDocumentedYet() {
        desk.post("/api/cases/%s/reopen".formatted(number), Map.of("reason", "It stops again"));

        assertThat(running()).contains("resolution", "customerUpdate").doesNotContain("documentation");
    }

    @Test
    void nothingRunsOnAClosedCaseWhateverTheCustomerWrites() {
        desk.does(
                "sam",
                "Document case",
                number,
                Map.of(
                        "rootCauseCategory",
                        "unknown",
                        "note_rootCause",
                        "A full disk.",
                        "note_prevention",
                        "Watch it.",
                        "note_articleTitle",
                        "When the export stops"));
        assertThat(running()).isEmpty();

        conversation.add(number, Direction.INBOUND, false, null, "Thank you");

        assertThat(running()).isEmpty();
    }

    private List<String> running() {
        return desk.clocks(number).stream()
                .filter(clock -> !List.of("idle", "met").contains(clock.get("state")))
                .map(clock -> (String) clock.get("name"))
                .toList();
    }
}
