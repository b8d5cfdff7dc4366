package dev.baton.expectations;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From its first second an open case has a promised next word, and what became of each promise stands in the books. */
@BatonTest
class PromisesTest {

    private static final Map<String, Object> RESOLVED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted the exporter.");
    private static final Map<String, Object> APPROVED = Map.of("signOff", "approved");

    @Autowired
    private Desk desk;

    @Autowired
    private Promises promises;

    @Autowired
    private Accounts accounts;

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void aCaseNobodyHasLookedAtIsPromisedItsFirstReply() {
        var number = desk.report(desk.ordinaryAccount(), Map.of());

        assertThat(open(number)).containsExactly("first reply");
        assertThat(dueIn(number, "first reply")).isEqualTo(Duration.ofHours(4));
        assertThat(desk.clock(number, "firstReply")).containsEntry("state", "running");
    }

    @Test
    void aCaseWithAllItsFactsHasNoWordInTheBooksThatNobodyHeard() {
        var number = desk.criticalCase();

        assertThat(books(number)).containsExactly("first reply open", "next update open");
        assertThat(dueIn(number, "first reply")).isEqualTo(Duration.ofMinutes(15));
        assertThat(dueIn(number, "next update")).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void aReplyDuringTriageIsTheFirstReply() {
        var number = desk.report(desk.ordinaryAccount(), Map.of());
        desk.passes(Duration.ofMinutes(5));
        desk.says(number, "outbound", "We have it, looking now");

        assertThat(books(number)).containsExactly("first reply kept", "next update open");
        desk.passes(Duration.ofMinutes(5));
        triage(number, "high", "high");

        assertThat(desk.clock(number, "firstReply")).containsEntry("state", "met");
        desk.passes(Duration.ofMinutes(10));
        assertThat(events(number, "DeadlinePassed")).isEmpty();
        assertThat(dueIn(number, "next update"))
                .as("the cadence of a critical case, from its triage on")
                .isEqualTo(Duration.ofMinutes(110));
    }

    @Test
    void theFirstReplyKeepsItsStartWhenTheCaseIsTriaged() {
        var number = desk.report(desk.ordinaryAccount(), Map.of());
        desk.passes(Duration.ofMinutes(10));

        triage(number, "high", "high");

        assertThat(dueIn(number, "first reply")).isEqualTo(Duration.ofMinutes(5));
        assertThat(desk.dueIn(number, "firstReply")).isEqualTo(Duration.ofMinutes(5));
        assertThat(books(number)).containsExactly("first reply replaced", "first reply open", "next update open");
    }

    @Test
    void aCustomerWhoWaitsDuringTriageIsNotForgotten() {
        var number = desk.report(desk.ordinaryAccount(), Map.of());

        desk.passes(Duration.ofHours(4));

        assertThat(events(number, "DeadlinePassed")).anyMatch(story -> story.contains("First reply"));
        assertThat(events(number, "PromiseBroken")).hasSize(1);
    }

    @Test
    void aHigherPriorityBringsASoonerUpdate() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "We look into it");
        desk.put("/api/cases/%s/assessment".formatted(number), facts("outage", "high", "high"));

        assertThat(dueIn(number, "next update")).isEqualTo(Duration.ofHours(2));
        assertThat(desk.dueIn(number, "customerUpdate")).isEqualTo(Duration.ofHours(2));
        assertThat(books(number)).containsSubsequence("next update replaced", "next update open");
    }

    @Test
    void aLowerPriorityTakesNoPromiseBack() {
        var number = desk.criticalCase();
        desk.says(number, "outbound", "We look into it");
        desk.put("/api/cases/%s/assessment".formatted(number), facts("technical", "medium", "medium"));

        assertThat(dueIn(number, "next update")).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void anEscalationBringsASoonerUpdate() {
        desk.timeWas(Instant.parse("2026-01-06T09:00:00Z"));
        var number = desk.standardCase();
        desk.says(number, "outbound", "We look into it");

        desk.escalate(number, "hierarchical");

        assertThat(dueIn(number, "next update")).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void anHourThatPassesBreaksThePromiseOnceAndTheWordStaysOwed() {
        var number = desk.criticalCase();
        desk.passes(Duration.ofMinutes(46));

        assertThat(events(number, "PromiseBroken"))
                .as("once, however often it is late")
                .hasSize(1);
        assertThat(open(number)).contains("first reply");
        assertThat(desk.page("/cases/" + number)).contains("tag broken");

        desk.says(number, "outbound", "At last");
        assertThat(books(number)).containsExactly("first reply broken", "next update kept", "next update open");
        assertThat(events(number, "PromiseBroken")).hasSize(1);
    }

    @Test
    void theSignOffKeepsWhatWasPromisedAndPromisesNothingFurther() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "We look into it");
        var promised = events(number, "PromiseMade").size();
        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted."));

        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));

        assertThat(events(number, "PromiseMade")).hasSize(promised);
        assertThat(books(number)).endsWith("next update kept");
        assertThat(open(number)).isEmpty();
    }

    @Test
    void oneReplyKeepsOnePromiseAndWhatNobodyWasToldIsNeitherKeptNorMoved() {
        var replied = desk.standardCase();
        desk.escalate(replied, "hierarchical");
        desk.says(replied, "outbound", "We look into it");
        var moved = desk.standardCase();
        desk.post(
                "/api/cases/%s/messages".formatted(moved),
                Map.of(
                        "direction",
                        "outbound",
                        "text",
                        "Later",
                        "nextUpdate",
                        desk.now().plus(Duration.ofHours(90)).toString(),
                        "movesPromise",
                        true));

        assertThat(books(replied)).containsOnlyOnce("first reply kept").doesNotContain("next update kept");
        assertThat(books(moved)).containsExactly("first reply kept", "next update replaced", "next update open");
        assertThat(events(replied, "PromiseKept")).hasSize(1);
        assertThat(events(moved, "PromiseMoved")).isEmpty();
        assertThat(desk.page("/cases/" + replied)).contains("brought forward");
    }

    @Test
    void aReplyGivenInTimeAndRecordedLateKeepsThePromise() {
        var number = desk.criticalCase();
        desk.passes(Duration.ofMinutes(10));
        var given = desk.now();
        desk.passes(Duration.ofMinutes(10));
        assertThat(events(number, "PromiseBroken")).hasSize(1);

        desk.post(
                "/api/cases/%s/messages".formatted(number),
                Map.of("direction", "outbound", "text", "On the phone", "happenedAt", given.toString()));

        assertThat(books(number)).containsExactly("first reply kept", "next update replaced", "next update open");
        assertThat(dueIn(number, "next update"))
                .as("the customer heard ten minutes ago")
                .isEqualTo(Duration.ofMinutes(110));
    }

    @Test
    void aResolvedCasePromisesNothing() {
        var number = desk.standardCase();
        resolve(number);
        desk.passes(Duration.ofHours(60));

        assertThat(open(number)).isEmpty();
        assertThat(books(number)).containsExactly("first reply kept", "next update replaced");
        assertThat(section(number)).doesNotContain("broken").doesNotContain("open");
    }

    @Test
    void aPromiseWhoseHourPassedBeforeTheSignOffIsBroken() {
        var number = desk.criticalCase();
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.passes(Duration.ofHours(3));
        desk.signsOff(number, APPROVED);

        assertThat(books(number)).containsExactly("first reply broken", "next update broken");
        assertThat(open(number)).isEmpty();
    }

    @Test
    void aReopenedCaseIsPromisedAWordAtOnce() {
        var number = desk.criticalCase();
        resolve(number);
        desk.passes(Duration.ofHours(1));

        desk.post("/api/cases/%s/reopen".formatted(number), Map.of("reason", "It stops again"));

        assertThat(open(number)).containsExactly("next update");
        assertThat(dueIn(number, "next update")).isEqualTo(Duration.ofHours(2));
        assertThat(desk.dueIn(number, "customerUpdate")).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void thePromiseGoesOnWhileTheCaseWaitsOnTheCustomer() {
        var number = desk.criticalCase();
        desk.says(number, "outbound", "Which version is it?");
        desk.post("/api/cases/%s/waiting".formatted(number), Map.of("on", "customer", "reason", "version"));

        desk.passes(Duration.ofHours(2));

        assertThat(events(number, "PromiseBroken")).hasSize(1);
        assertThat(open(number)).containsExactly("next update");
    }

    @Test
    void anUpdateIsNotPromisedForANightOrASunday() {
        desk.timeWas(Instant.parse("2026-01-08T18:00:00Z"));
        var number = desk.report(account("EMEA", null), facts("technical", "medium", "medium"));
        desk.says(number, "outbound", "We look into it");

        assertThat(due(number, "next update"))
                .as("56 hours from Thursday evening are Sunday 02:00: Monday 08:00 in Berlin")
                .isEqualTo("2026-01-12T07:00:00Z");
        assertThat(desk.clock(number, "customerUpdate")).containsEntry("due", "2026-01-12T07:00:00Z");
    }

    @Test
    void theHoursAreThoseOfTheCustomersOwnZone() {
        desk.timeWas(Instant.parse("2026-01-08T18:00:00Z"));
        var number = desk.report(account("EMEA", "Asia/Dubai"), facts("technical", "medium", "medium"));
        desk.says(number, "outbound", "We look into it");

        assertThat(due(number, "next update")).isEqualTo("2026-01-12T04:00:00Z");
    }

    @Test
    void aCriticalUpdateComesAtAnyHour() {
        desk.timeWas(Instant.parse("2026-01-11T01:00:00Z"));
        var number = desk.report(account("EMEA", null), facts("technical", "high", "high"));

        assertThat(due(number, "next update")).isEqualTo("2026-01-11T03:00:00Z");
    }

    private void triage(CaseNumber number, String impact, String urgency) {
        desk.does("sam", "Triage case", number, Map.of("category", "technical", "impact", impact, "urgency", urgency));
    }

    private void resolve(CaseNumber number) {
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, APPROVED);
    }

    private String account(String region, String zone) {
        var id = "account-" + UUID.randomUUID();
        accounts.save(
                new Account(id, id, "standard", null, null, null, "green", null, "software", region, zone, null, true));
        return id;
    }

    private List<String> open(CaseNumber number) {
        return promises.openOf(number).stream().map(Promise::what).toList();
    }

    private List<String> books(CaseNumber number) {
        return promises.promises(number).stream()
                .map(promise -> promise.what() + " "
                        + (promise.isTold() ? promise.outcome().label() : "open"))
                .toList();
    }

    private Instant due(CaseNumber number, String what) {
        return promises.open(number, what).orElseThrow().due();
    }

    private Duration dueIn(CaseNumber number, String what) {
        return Duration.between(desk.now(), due(number, what));
    }

    private List<String> events(CaseNumber number, String event) {
        return desk.stories(number, event);
    }

    private String section(CaseNumber number) {
        var page = desk.page("/cases/" + number);
        var from = page.indexOf("What was promised");
        return page.substring(from, page.indexOf("</section>", from));
    }
}
