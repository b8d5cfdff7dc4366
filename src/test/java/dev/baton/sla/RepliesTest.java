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

    @Test
    void aReplyCountsWhenItWasGivenAndThatItWasRecordedLateIsTold() {
        desk.passes(Duration.ofMinutes(10));
        var given = desk.now();
        desk.passes(Duration.ofMinutes(10));

        saidAt("outbound", given);

        var reply = desk.clock(number, "firstReply");
        assertThat(reply.get("state")).isEqualTo("met");
        assertThat(reply.get("explain").toString()).contains("in time");
        assertThat(reply.get("journal").toString())
                .as("what was told stays told")
                .contains("what=passed")
                .contains("recorded late");
    }

    @Test
    void aReplyGivenBeforeTheCustomersLastWordLeavesItUnanswered() {
        desk.says(number, "outbound", "We look into it");
        desk.passes(Duration.ofMinutes(2));
        var given = desk.now();
        desk.passes(Duration.ofMinutes(2));
        desk.says(number, "inbound", "It got worse");
        var due = due("nextReply");
        desk.passes(Duration.ofMinutes(2));

        saidAt("outbound", given);

        assertThat(state("nextReply")).isEqualTo("running");
        assertThat(due("nextReply")).isEqualTo(due);
    }

    @Test
    void whatTheCustomerSaidAfterALateFirstReplyWaitsForTheNext() {
        desk.passes(Duration.ofMinutes(2));
        var given = desk.now();
        desk.passes(Duration.ofMinutes(2));
        desk.says(number, "inbound", "It got worse");
        var asked = desk.now();
        desk.passes(Duration.ofMinutes(2));

        saidAt("outbound", given);

        assertThat(state("firstReply")).isEqualTo("met");
        assertThat(due("nextReply")).isEqualTo(asked.plus(Duration.ofMinutes(15)));
    }

    @Test
    void aLateWordOfTheCustomerCountsFromWhenItWasSaidUnlessItIsAnswered() {
        desk.says(number, "outbound", "We look into it");
        desk.passes(Duration.ofMinutes(2));
        var asked = desk.now();
        desk.passes(Duration.ofMinutes(2));
        desk.says(number, "outbound", "Found it");
        desk.passes(Duration.ofMinutes(2));

        saidAt("inbound", asked);
        assertThat(state("nextReply")).as("answered already").isEqualTo("idle");

        var unanswered = desk.now();
        desk.passes(Duration.ofMinutes(3));
        desk.says(number, "inbound", "Hello?");
        saidAt("inbound", unanswered);
        assertThat(due("nextReply")).isEqualTo(unanswered.plus(Duration.ofMinutes(15)));
    }

    @Test
    void aWordRecordedLateIsActivityOfWhenItWasSaid() {
        desk.passes(Duration.ofMinutes(5));
        var given = desk.now();
        desk.passes(Duration.ofMinutes(5));

        saidAt("outbound", given);

        assertThat(due("inactivity")).isEqualTo(given.plus(Duration.ofMinutes(30)));
    }

    @Test
    void aWordOfBeforeTheReportMeetsNoClockAndNoPromise() {
        var before = desk.now().minus(Duration.ofDays(2));

        saidAt("outbound", before);

        assertThat(state("firstReply")).isEqualTo("running");
        assertThat(desk.stories(number, "PromiseKept")).isEmpty();
        assertThat(desk.page("/cases/" + number)).contains("On the phone");
    }

    private void saidAt(String direction, Instant happenedAt) {
        desk.post(
                "/api/cases/%s/messages".formatted(number),
                Map.of("direction", direction, "text", "On the phone", "happenedAt", happenedAt.toString()));
    }

    private String state(String clock) {
        return (String) desk.clock(number, clock).get("state");
    }

    private Instant due(String clock) {
        return Instant.parse((String) desk.clock(number, clock).get("due"));
    }
}
