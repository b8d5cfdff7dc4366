package dev.baton.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is a reply, and from when on the next one is waited for. */
@BatonTest
class RepliesTest {

    @Autowired
    private Desk desk;

    private CaseNumber number;

    @BeforeEach
    void aCaseAtWork() {
        desk.setTime(desk.now());
        number = desk.criticalCase();
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void aPublicMessageOfOursIsTheFirstReply() {
        desk.says(number, "outbound", "We look into it");

        assertThat(state("firstReply")).isEqualTo("met");
    }

    @Test
    void anInternalNoteIsNoReply() {
        desk.says(number, "internal", "Who knows this customer?");

        assertThat(state("firstReply")).isEqualTo("running");
    }

    @Test
    void anAutomaticMessageIsNoReplyAndNoActivity() {
        desk.setTime(desk.now().plus(Duration.ofMinutes(3)));
        var inactive = due("inactivity");

        desk.post(
                "/api/cases/%s/messages".formatted(number),
                Map.of("direction", "outbound", "text", "We have received your message", "automatic", true));

        assertThat(state("firstReply")).isEqualTo("running");
        assertThat(due("inactivity")).isEqualTo(inactive);
    }

    @Test
    void theNextReplyCountsFromTheOldestMessageThatIsUnanswered() {
        desk.says(number, "outbound", "We look into it");
        assertThat(state("nextReply")).isEqualTo("idle");
        desk.says(number, "inbound", "Any news?");
        var due = due("nextReply");
        desk.setTime(desk.now().plus(Duration.ofMinutes(4)));

        desk.says(number, "inbound", "Hello?");

        assertThat(due("nextReply")).isEqualTo(due);
        desk.says(number, "outbound", "Found it");
        assertThat(state("nextReply")).isEqualTo("met");
    }

    @Test
    void aTaskIsDueWithItsClockAndFollowedUpWhenTheDeskIsWarned() {
        var work = desk.task("Work on case", number).orElseThrow();
        assertThat(work.getDueDate().toInstant()).isEqualTo(due("resolution"));
        assertThat(work.getFollowUpDate().toInstant())
                .isEqualTo(due("resolution").minus(Duration.ofHours(1)));

        desk.passes(Duration.ofMinutes(61));

        assertThat(desk.task("Work on case", number)
                        .orElseThrow()
                        .getFollowUpDate()
                        .toInstant())
                .as("the second warning")
                .isEqualTo(due("resolution").minus(Duration.ofMinutes(30)));
    }

    private String state(String clock) {
        return (String) desk.clock(number, clock).get("state");
    }

    private Instant due(String clock) {
        return Instant.parse((String) desk.clock(number, clock).get("due"));
    }
}
