package dev.baton.sla;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Status;
import dev.baton.sla.sweep.Sweeper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A call that is written down in the evening, a mail that took an hour: what is owed is what would be owed had it come at once. */
@BatonTest
class LateWordsTest {

    private static final Map<String, Object> RESOLVED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted.");

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private JdbcClient jdbc;

    private CaseNumber number;

    @BeforeEach
    void aCase() {
        desk.setTime(desk.now());
        number = desk.standardCase();
        desk.passes(Duration.ofMinutes(10));
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void anEarlierReplyWakesNoWordThatALaterOneAnswered() {
        desk.says(number, "outbound", "We look into it");
        desk.passes(Duration.ofMinutes(10));
        var call = desk.now();
        desk.passes(Duration.ofMinutes(10));
        desk.says(number, "inbound", "Any news?");
        desk.passes(Duration.ofMinutes(10));
        desk.says(number, "outbound", "Tomorrow");
        desk.passes(Duration.ofMinutes(10));

        said("outbound", call);

        assertThat(state("nextReply")).isEqualTo("met");
    }

    @Test
    void onACaseThatIsOverALateReplyStartsNothing() {
        var call = desk.now();
        desk.passes(Duration.ofMinutes(10));
        desk.says(number, "inbound", "Any news?");
        signedOff();
        said("outbound", call);
        assertThat(state("nextReply")).isNotIn("running", "late");

        desk.does("sam", "Document case", number, documented());
        said("outbound", call);
        assertThat(state("nextReply")).isNotIn("running", "late");
        assertThat(caseFile.get(number).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void aWordWithinTheMinuteOfAReplyThatIsRecordedAfterItIsOwedAnAnswer() {
        var reply = desk.now();
        desk.passes(Duration.ofSeconds(20));
        desk.says(number, "inbound", "And in the other office as well");
        desk.passes(Duration.ofSeconds(20));

        said("outbound", reply);

        assertThat(state("firstReply")).isEqualTo("met");
        assertThat(state("nextReply")).isEqualTo("running");
    }

    @Test
    void aCallOfBeforeTheTriageKeepsThePromiseOfTheFirstReply() {
        number = desk.report(desk.ordinaryAccount(), Map.of());
        desk.passes(Duration.ofMinutes(3));
        var call = desk.now();
        desk.passes(Duration.ofMinutes(3));
        desk.does("sam", "Triage case", number, Map.of("category", "technical", "impact", "high", "urgency", "low"));
        desk.passes(Duration.ofMinutes(3));

        said("outbound", call);

        assertThat(state("firstReply")).isEqualTo("met");
        assertThat(openPromises()).containsExactly("next update");
        assertThat(desk.stories(number, "PromiseKept")).hasSize(1);
    }

    @Test
    void anEarlierReplyNeitherShortensThePromiseOfALaterOneNorEndsAnUpdateItDoesNotKeep() {
        var call = desk.now();
        desk.passes(Duration.ofHours(3));
        desk.says(number, "outbound", "We look into it");
        var promised = desk.dueIn(number, "customerUpdate");
        said("outbound", call);
        assertThat(desk.dueIn(number, "customerUpdate")).isEqualTo(promised);

        desk.put("/api/cases/%s/assessment".formatted(number), facts("technical", "high", "high"));
        desk.passes(desk.dueIn(number, "customerUpdate").minus(Duration.ofMinutes(20)));
        assertThat(desk.tasks(number)).contains("Update customer");
        said("outbound", call);
        assertThat(desk.tasks(number)).contains("Update customer");
        desk.says(number, "outbound", "It is worse than we thought");
        assertThat(desk.tasks(number)).doesNotContain("Update customer");
    }

    @Test
    void aWordOfBeforeTheSignOffIsReadWithinTheTimeOfAReply() {
        var word = desk.now();
        signedOff();

        said("inbound", word);

        assertThat(desk.tasks(number)).contains("Read customer's message");
        assertThat(desk.dueOf("Read customer's message", number)).isAfter(desk.now());
        desk.passes(Duration.ofDays(5));
        sweeper.sweep(List.of(number));
        assertThat(caseFile.get(number).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void anEarlierReplyLeavesTheReadingOfALaterWord() {
        var call = desk.now();
        signedOff();
        desk.says(number, "inbound", "It is not solved!");

        said("outbound", call);

        assertThat(desk.tasks(number)).contains("Read customer's message");
        desk.says(number, "outbound", "We look at it again");
        assertThat(desk.tasks(number)).containsExactly("Document case");
    }

    @Test
    void aWordOfBeforeAWaitDoesNotEndIt() {
        var word = desk.now();
        desk.passes(Duration.ofMinutes(10));
        desk.post("/api/cases/%s/waiting".formatted(number), Map.of("on", "customer", "reason", "logs"));
        desk.passes(Duration.ofMinutes(10));

        said("inbound", word);
        assertThat(waits()).isEqualTo(1);
        desk.says(number, "inbound", "Here they are");
        assertThat(waits()).isZero();
    }

    @Test
    void aFirstReplyThatWasLateAndIsDueLaterPassesAgainUnderEverybodysEyes() {
        number = desk.criticalCase();
        desk.passes(Duration.ofMinutes(16));
        assertThat(passedFirstReply()).isEqualTo(1);

        desk.put("/api/cases/%s/assessment".formatted(number), facts("technical", "low", "low"));
        assertThat(state("firstReply")).isEqualTo("running");
        desk.passes(Duration.ofDays(4));

        assertThat(passedFirstReply()).isEqualTo(2);
        assertThat(desk.stories(number, "PromiseBroken"))
                .filteredOn(story -> story.contains("first reply"))
                .hasSize(2);
    }

    @Test
    void aBrokenDateIsToldWithItsOwnHour() {
        desk.says(number, "outbound", "We look into it");
        var resolution = Instant.parse((String) desk.clock(number, "resolution").get("due"));
        var agreed = resolution.minus(Duration.ofMinutes(90));
        desk.post(
                "/api/cases/%s/agreed-dates".formatted(number),
                Map.of("what", "the fix", "due", agreed.toString(), "reason", "they travel"));

        desk.setTime(resolution.plusSeconds(1));
        sweeper.sweep(List.of(number));
        desk.passes(Duration.ofMinutes(1));

        assertThat(jdbc.sql(
                                "select count(*) from case_event where case_number = ? and event = 'PromiseBroken'"
                                        + " and details ->> 'what' = 'agreed date' and (details ->> 'due')::timestamptz = ?::timestamptz")
                        .params(number.value(), agreed.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void signedOff() {
        desk.passes(Duration.ofMinutes(5));
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));
        desk.passes(Duration.ofMinutes(5));
    }

    private static Map<String, Object> documented() {
        return Map.of(
                "rootCauseCategory",
                "unknown",
                "note_rootCause",
                "x",
                "note_prevention",
                "y",
                "note_articleTitle",
                "z");
    }

    private void said(String direction, Instant when) {
        desk.post(
                "/api/cases/%s/messages".formatted(number),
                Map.of("direction", direction, "text", "A word of then", "happenedAt", when.toString()));
    }

    private Object state(String clock) {
        return desk.clock(number, clock).get("state");
    }

    private List<String> openPromises() {
        return jdbc.sql("select what from promise where case_number = ? and ended_at is null order by id")
                .param(number.value())
                .query(String.class)
                .list();
    }

    private int waits() {
        return jdbc.sql("select count(*) from waiting where case_number = ? and until is null")
                .param(number.value())
                .query(Integer.class)
                .single();
    }

    private long passedFirstReply() {
        return desk.stories(number, "DeadlinePassed").stream()
                .filter(story -> story.contains("First reply"))
                .count();
    }
}
