package dev.baton.kpi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.CaseEvent.BriefRejected;
import dev.baton.casefile.CaseEvent.CaseClosed;
import dev.baton.casefile.CaseEvent.CaseMerged;
import dev.baton.casefile.CaseEvent.CasePrioritized;
import dev.baton.casefile.CaseEvent.CaseReopened;
import dev.baton.casefile.CaseEvent.CaseReported;
import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.EscalationClimbed;
import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseEvent.FeedbackGiven;
import dev.baton.casefile.CaseEvent.PromiseBroken;
import dev.baton.casefile.CaseEvent.PromiseKept;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.CaseEvent.WorkHandedOver;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Direction;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.Priority;
import dev.baton.casefile.Trail.Happened;
import dev.baton.kpi.facts.AccountTerms.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each kind of fact by an example worked by hand: the case is reported at 09:00. */
class FactsOfCaseTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final CaseNumber NUMBER = new CaseNumber("C-000001");

    private final List<Happened> trail = new ArrayList<>();
    private Instant reportedAt = NINE;
    private ZoneId zone = ZoneOffset.UTC;

    @Test
    void aCaseIsOpenedWithTheFirstPriorityItGot() {
        at("09:00", reported());
        at("09:10", prioritized(Priority.P3));
        at("11:00", prioritized(Priority.P1));

        assertThat(one("opened").at()).isEqualTo(NINE);
        assertThat(one("opened").traits().priority()).isEqualTo("P3");
        assertThat(one("opened").figures()).containsEntry("escalated", 0L);
    }

    @Test
    void theFirstReplyOfAPersonCountsFromTheReportAndBelongsToWhoGaveIt() {
        at("09:00", reported());
        at("09:01", said(Direction.OUTBOUND, true, null, "09:01"));
        at("09:05", said(Direction.INTERNAL, false, "sam", "09:05"));
        at("09:30", said(Direction.OUTBOUND, false, "mia", "09:30"));

        assertThat(of("reply")).singleElement().satisfies(reply -> {
            assertThat(reply.of()).isEqualTo("first");
            assertThat(reply.figures()).containsEntry("seconds", 1800L);
            assertThat(reply.traits().person()).isEqualTo("mia");
        });
    }

    @Test
    void aLaterReplyCountsFromTheOldestWordNobodyAnswered() {
        at("09:00", reported());
        at("09:30", said(Direction.OUTBOUND, false, "sam", "09:30"));
        at("10:00", said(Direction.INBOUND, false, null, "10:00"));
        at("10:20", said(Direction.INBOUND, false, null, "10:20"));
        at("10:45", said(Direction.OUTBOUND, false, "sam", "10:45"));
        at("11:00", said(Direction.OUTBOUND, false, "sam", "11:00"));

        assertThat(of("reply")).extracting(Fact::of).containsExactly("first", "next");
        assertThat(of("reply").get(1).figures()).containsEntry("seconds", 2700L);
    }

    @Test
    void aReplyToldLaterCountsWhenItWasGiven() {
        at("09:00", reported());
        at("12:00", said(Direction.OUTBOUND, false, "sam", "09:20"));

        assertThat(one("reply").at()).isEqualTo(time("09:20"));
        assertThat(one("reply").figures()).containsEntry("seconds", 1200L);
    }

    @Test
    void ofWhatCameFromElsewhereNobodyKnowsHowItWasAnswered() {
        reportedAt = NINE.minus(Duration.ofDays(40));
        at("09:00", reported());
        at("09:30", said(Direction.OUTBOUND, false, "sam", "09:30"));
        at("10:00", signedOff("10:00"));

        assertThat(one("opened").at()).isEqualTo(reportedAt);
        assertThat(one("reply").figures()).isEmpty();
        assertThat(one("resolved").figures()).doesNotContainKeys("seconds", "firstContact");
    }

    @Test
    void aClockThatWasMetAfterAWarningIsANearMiss() {
        at("09:00", reported());
        clock("09:00", "firstReply", "started", null, "10:00");
        clock("09:45", "firstReply", "warned", "10:00", "10:00");
        clock("09:55", "firstReply", "met", "10:00", null);

        assertThat(one("clock").at()).isEqualTo(time("09:55"));
        assertThat(one("clock").figures()).isEqualTo(Map.of("met", 1L, "nearMiss", 1L, "late", 0L));
    }

    @Test
    void aDeadlineThatPassedIsABreachAtTheInstantItWasDueWhetherOrNotItIsMetLater() {
        at("09:00", reported());
        clock("09:00", "resolution", "started", null, "17:00");
        clock("17:00", "resolution", "passed", "17:00", "17:00");

        assertThat(one("clock").at()).isEqualTo(time("17:00"));
        assertThat(one("clock").figures()).isEqualTo(Map.of("met", 0L, "nearMiss", 0L));

        clock("18:30", "resolution", "met", "17:00", null);

        assertThat(one("clock").at()).isEqualTo(time("17:00"));
        assertThat(one("clock").figures()).isEqualTo(Map.of("met", 0L, "nearMiss", 0L, "late", 5400L));
    }

    @Test
    void whatWasDoneInTimeAndToldLateIsInTime() {
        at("09:00", reported());
        clock("09:00", "firstReply", "started", null, "10:00");
        clock("10:00", "firstReply", "passed", "10:00", "10:00");
        met("11:00", "firstReply", "10:00", "09:50");

        assertThat(one("clock").figures()).containsEntry("met", 1L);
        assertThat(one("clock").at()).isEqualTo(time("09:50"));
    }

    @Test
    void aClockThatMovedOnAfterItPassedStaysMissedWhenItIsMetLaterThanItWasDue() {
        at("09:00", reported());
        clock("09:00", "resolution", "started", null, "10:00");
        clock("10:00", "resolution", "passed", "10:00", "10:00");
        clock("10:30", "resolution", "retargeted", "10:00", "15:00");
        met("12:00", "resolution", "15:00", "12:00");

        assertThat(one("clock").figures()).containsEntry("met", 0L);
        assertThat(one("clock").at()).isEqualTo(time("10:00"));
    }

    @Test
    void aStoppedClockCountsNothing() {
        at("09:00", reported());
        clock("09:00", "nextReply", "started", null, "10:00");
        clock("09:30", "nextReply", "stopped", "10:00", null);

        assertThat(of("clock")).isEmpty();
    }

    @Test
    void aCaseClosedTwiceIsTwoClosingsAndOneReopening() {
        at("09:00", reported());
        at("10:00", signedOff("10:00"));
        at("10:05", new CaseClosed(NUMBER, time("10:05"), Duration.ofHours(1)));
        at("11:00", new CaseReopened(NUMBER, time("11:00"), "again", 1));
        at("12:00", signedOff("12:00"));
        at("12:05", new CaseClosed(NUMBER, time("12:05"), Duration.ofHours(3)));

        assertThat(of("closed")).hasSize(2);
        assertThat(of("reopened")).hasSize(1);
        assertThat(of("resolved"))
                .extracting(fact -> fact.figures().get("reopened"))
                .containsExactly(1L, 0L);
        assertThat(of("resolved"))
                .extracting(fact -> fact.figures().get("seconds"))
                .containsExactly(3600L, 7200L);
        assertThat(of("flow")).extracting(fact -> fact.figures().get("open")).containsExactly(1L, -1L, 1L, -1L);
    }

    @Test
    void solvedWithOneReplyByTheFirstTeamIsFirstContactUntilItIsReopened() {
        at("09:00", reported());
        at("09:10", said(Direction.OUTBOUND, false, "sam", "09:10"));
        at("09:20", signedOff("09:20"));
        assertThat(one("resolved").figures()).containsEntry("firstContact", 1L).containsEntry("levelOne", 1L);

        at("10:00", new CaseReopened(NUMBER, time("10:00"), "again", 1));

        assertThat(one("resolved").figures()).containsEntry("firstContact", 0L);
    }

    @Test
    void workThatWentOnToAnotherTeamIsAHandOver() {
        at("09:00", reported());
        at("09:10", new WorkHandedOver(NUMBER, null, "support-agent", null, "routed"));
        at("09:40", new WorkHandedOver(NUMBER, "support-agent", "engineering", null, "a bug"));
        at("10:00", signedOff("10:00"));
        at("10:05", new CaseClosed(NUMBER, time("10:05"), Duration.ofHours(1)));

        assertThat(one("closed").figures()).containsEntry("handOvers", 1L);
        assertThat(one("resolved").figures()).containsEntry("levelOne", 0L);
        assertThat(one("resolved").traits().team()).isEqualTo("engineering");
    }

    @Test
    void anEscalationTellsItsLevelsHowLongTheyTookAndWhenSomebodyTookCharge() {
        at("09:00", reported());
        at("09:30", requested(7, EscalationKind.HIERARCHICAL, 1));
        at("09:40", new BriefRejected(NUMBER, 7, "mara", "sam", "the log", 1));
        at(
                "10:30",
                new EscalationClimbed(
                        NUMBER, 7, EscalationKind.HIERARCHICAL, 2, "nobody", "vera", "leadership", "all"));
        at("10:45", new EscalationAccepted(NUMBER, 7, EscalationKind.HIERARCHICAL, "vera", null));
        at("12:30", new EscalationEnded(NUMBER, 7, "solved", false, null, null));

        assertThat(one("opened").figures())
                .containsEntry("escalated", 1L)
                .containsEntry("hierarchical", 1L)
                .containsEntry("functional", 0L)
                .containsEntry("level", 2L);
        assertThat(one("escalation").figures())
                .containsEntry("takeCharge", 4500L)
                .containsEntry("level", 2L)
                .containsEntry("rejected", 1L);
        assertThat(of("level")).extracting(Fact::of).containsExactly("1", "2");
        assertThat(of("level"))
                .extracting(fact -> fact.figures().get("seconds"))
                .containsExactly(3600L, 7200L);
    }

    @Test
    void anEscalationNobodyTookChargeOfTellsNoTime() {
        at("09:00", reported());
        at("09:30", requested(7, EscalationKind.FUNCTIONAL, 1));

        assertThat(one("escalation").figures()).doesNotContainKey("takeCharge");
    }

    @Test
    void promisesCountAtTheirHourAndTheLastAnswerOfACustomerCounts() {
        at("09:00", reported());
        at("10:00", new PromiseKept(NUMBER, "next update", time("10:30")));
        at("13:00", new PromiseBroken(NUMBER, "next update", time("12:30")));
        at("14:00", signedOff("14:00"));
        at("15:00", new FeedbackGiven(NUMBER, time("14:00"), true, 5, null, false));
        at("16:00", new FeedbackGiven(NUMBER, time("14:00"), true, 2, 6, true));

        assertThat(of("promise")).extracting(Fact::at).containsExactly(time("10:30"), time("12:30"));
        assertThat(of("promise")).extracting(fact -> fact.figures().get("kept")).containsExactly(1L, 0L);
        assertThat(one("answer").at()).isEqualTo(time("15:00"));
        assertThat(one("answer").figures()).isEqualTo(Map.of("solved", 1L, "csat", 2L, "satisfied", 0L, "effort", 6L));
    }

    @Test
    void aCaseIsInOnePairOfHandsAtATimeAndInNoneOnceItIsSolved() {
        at("09:00", reported());
        at("09:01", new BatonPassed(NUMBER, null, "mara", "routed"));
        at("09:30", new BatonPassed(NUMBER, "mara", "vera", "escalated"));
        at("10:00", signedOff("10:00"));

        assertThat(of("hold"))
                .extracting(
                        fact -> fact.traits().person() + " " + fact.figures().get("cases"))
                .containsExactly("mara 1", "mara -1", "vera 1", "vera -1");
    }

    @Test
    void aDayOfTheDeskBeginsInItsZone() {
        zone = ZoneId.of("Asia/Kathmandu");
        at("09:00", reported());
        at("18:00", said(Direction.OUTBOUND, false, "sam", "18:00"), "sam");
        at("18:10", said(Direction.OUTBOUND, false, "sam", "18:10"), "sam");
        at("18:20", said(Direction.OUTBOUND, false, "sam", "18:20"), "sam");

        assertThat(of("touch").stream()
                        .filter(fact -> "sam".equals(fact.traits().person())))
                .hasSize(2);
    }

    @Test
    void aDuplicateCountsForNothing() {
        at("09:00", reported());
        at("09:10", new CaseMerged(NUMBER, new CaseNumber("C-000002")));
        at("09:10", new CaseClosed(NUMBER, time("09:10"), Duration.ofMinutes(10)));

        assertThat(facts()).isEmpty();
    }

    @Test
    void whatTookLessThanNoTimeBecauseAClockWasSetBackIsUnknown() {
        at("09:00", reported());
        at("09:30", requested(7, EscalationKind.FUNCTIONAL, 1));
        at("09:20", new EscalationAccepted(NUMBER, 7, EscalationKind.FUNCTIONAL, "eli", null));

        assertThat(one("escalation").figures()).doesNotContainKey("takeCharge");
    }

    @Test
    void anOpenCaseThatBecomesAnotherTeamsLeavesThoseItWasAmong() {
        at("09:00", reported());
        at("09:10", prioritized(Priority.P3));
        at("09:20", new WorkHandedOver(NUMBER, null, "support-agent", null, "routed"));
        at("10:00", new WorkHandedOver(NUMBER, "support-agent", "engineering", null, "a bug"));
        at("12:00", signedOff("12:00"));

        assertThat(of("flow").stream()
                        .map(fact -> "%s %s %s"
                                .formatted(
                                        fact.traits().team(),
                                        fact.traits().priority(),
                                        fact.figures().get("open"))))
                .containsExactly(
                        "null null 1",
                        "null null -1",
                        "null P3 1",
                        "null P3 -1",
                        "support-agent P3 1",
                        "support-agent P3 -1",
                        "engineering P3 1",
                        "engineering P3 -1");
    }

    @Test
    void anEscalationThatNobodyAnsweredBeforeItsCaseEndedMetNothing() {
        at("09:00", reported());
        at("09:30", requested(7, EscalationKind.FUNCTIONAL, 1));
        clock("09:30", "takeCharge", "started", null, "10:30", "7");
        at("10:00", signedOff("10:00"));
        clock("10:00", "takeCharge", "met", "10:30", null, "7");

        assertThat(of("clock")).isEmpty();
    }

    @Test
    void whoeverIsAskedAgainAtTheSameLevelHasNotLeftIt() {
        at("09:00", reported());
        at("09:30", requested(7, EscalationKind.HIERARCHICAL, 2));
        at(
                "10:30",
                new EscalationClimbed(NUMBER, 7, EscalationKind.HIERARCHICAL, 2, "again", "vera", "leadership", "all"));
        at("11:30", new EscalationEnded(NUMBER, 7, "solved", false, null, null));

        assertThat(one("level").figures()).containsEntry("seconds", 7200L);
    }

    @Test
    void workThatStaysWithTheTeamIsNoHandOver() {
        at("09:00", reported());
        at("09:10", new WorkHandedOver(NUMBER, "engineering", "engineering", "eli", "a second question"));
        at("10:00", signedOff("10:00"));

        assertThat(one("resolved").figures()).containsEntry("handOvers", 0L);
    }

    @Test
    void aReplyFromBeforeTheOldestOpenWordAnswersItNot() {
        at("09:00", reported());
        at("09:10", said(Direction.OUTBOUND, false, "sam", "09:10"));
        at("10:00", said(Direction.INBOUND, false, null, "10:00"));
        at("10:05", said(Direction.OUTBOUND, false, "sam", "09:50"));
        at("10:30", said(Direction.OUTBOUND, false, "sam", "10:30"));

        assertThat(of("reply").get(1).figures()).containsEntry("seconds", 1800L);
        assertThat(of("reply")).hasSize(2);
    }

    private static CaseReported reported() {
        return new CaseReported(NUMBER, "acme", "portal", "The export stops");
    }

    private static CasePrioritized prioritized(Priority priority) {
        return new CasePrioritized(NUMBER, priority, 10, "because", false);
    }

    private static ResolutionSignedOff signedOff(String at) {
        return new ResolutionSignedOff(NUMBER, time(at));
    }

    private static EscalationRequested requested(long id, EscalationKind kind, int level) {
        return new EscalationRequested(NUMBER, id, kind, level, "manual", null, "mara", "support-manager", "all");
    }

    private static ActivityRecorded said(Direction direction, boolean automatic, String author, String at) {
        return new ActivityRecorded(
                NUMBER,
                new Interaction(1, NUMBER, time(at), time(at), direction, automatic, author, "words", null, null),
                false,
                null);
    }

    private void clock(String at, String name, String what, String from, String to) {
        clock(at, name, what, from, to, null);
    }

    private void clock(String at, String name, String what, String from, String to, String of) {
        var facts = new HashMap<String, Object>(Map.of("clock", name, "what", what));
        if (of != null) {
            facts.put("of", of);
        }
        if (from != null) {
            facts.put("from", time(from).toString());
        }
        if (to != null) {
            facts.put("to", time(to).toString());
        }
        trail.add(new Happened(time(at), "baton", "ClocksChanged", null, Map.of("clocks", List.of(facts))));
    }

    private void met(String at, String name, String from, String metAt) {
        trail.add(new Happened(
                time(at),
                "baton",
                "ClocksChanged",
                null,
                Map.of(
                        "clocks",
                        List.of(Map.of(
                                "clock",
                                name,
                                "what",
                                "met",
                                "from",
                                time(from).toString(),
                                "metAt",
                                time(metAt).toString(),
                                "counted",
                                60)))));
    }

    private void at(String at, CaseEvent event) {
        at(at, event, "baton");
    }

    private void at(String at, CaseEvent event, String who) {
        trail.add(new Happened(time(at), who, event.getClass().getSimpleName(), event, Map.of()));
    }

    private static Instant time(String clock) {
        return Instant.parse("2026-03-02T" + clock + ":00Z");
    }

    private List<Fact> facts() {
        return FactsOfCase.of(
                new KnownCase(NUMBER.value(), "acme", reportedAt, null, "mail"),
                trail,
                (account, at) -> new Terms("vip", "EMEA"),
                zone);
    }

    private List<Fact> of(String kind) {
        return facts().stream().filter(fact -> fact.facts().equals(kind)).toList();
    }

    private Fact one(String kind) {
        assertThat(of(kind)).hasSize(1);
        return of(kind).get(0);
    }
}
