package dev.baton.sla;

import static dev.baton.casefile.WaitingOn.CUSTOMER;
import static dev.baton.casefile.WaitingOn.THIRD_PARTY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.calendar.CalendarFile;
import dev.baton.calendar.Pause;
import dev.baton.calendar.WorkingCalendar;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Waiting.Wait;
import dev.baton.casefile.WaitingOn;
import dev.baton.sla.policy.Target;
import dev.baton.sla.web.ClockPicture;
import dev.baton.sla.web.ClockStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a clock promises, one test for each question that systems answer differently. */
class SlaClockTest {

    private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
    private static final WorkingCalendar OFFICE = CalendarFile.read("""
            office:
              zone: UTC
              hours: {MON: ["09:00-17:00"], TUE: ["09:00-17:00"], WED: ["09:00-17:00"]}
            """).get("office");

    private final SlaClock resolution = clock(ClockName.RESOLUTION, Set.of(CUSTOMER, THIRD_PARTY));

    @Test
    void itIsDueWhenItsBudgetIsUsedUp() {
        var running = resolution.from(NINE, Waits.NONE);

        assertThat(running.due()).isEqualTo(at(120));
        assertThat(running.state(NINE)).isEqualTo(SlaClock.State.RUNNING);
        assertThat(running.state(at(120))).isEqualTo(SlaClock.State.LATE);
        assertThat(running.elapsed(at(60))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void itIsNotDueBeforeItStarts() {
        assertThat(resolution.due()).isNull();
        assertThat(resolution.state(NINE)).isEqualTo(SlaClock.State.IDLE);
        assertThat(resolution.elapsed(at(60))).isZero();
    }

    @Test
    void aBudgetThatEndsAtClosingTimeIsDueAtClosing() {
        var office =
                resolution.aim(target(Duration.ofHours(8), Set.of()), OFFICE).from(NINE, Waits.NONE);

        assertThat(office.due()).isEqualTo(Instant.parse("2026-11-24T17:00:00Z"));
    }

    @Test
    void startedOutsideWorkingHoursItWaitsForTheOpening() {
        var office = resolution
                .aim(target(Duration.ofHours(1), Set.of()), OFFICE)
                .from(Instant.parse("2026-11-24T20:00:00Z"), Waits.NONE);

        assertThat(office.due()).isEqualTo(Instant.parse("2026-11-25T10:00:00Z"));
    }

    @Test
    void waitingOnTheCustomerPausesWhatThePolicySays() {
        var reply = clock(ClockName.FIRST_REPLY, Set.of()).from(NINE, Waits.NONE);
        var waiting = waiting(CUSTOMER, 10, null);

        assertThat(reply.follow(waiting, at(10))).isEqualTo(reply);
        assertThat(resolution.from(NINE, Waits.NONE).follow(waiting, at(10)).state(at(999)))
                .isEqualTo(SlaClock.State.PAUSED);
    }

    @Test
    void aPauseDoesNotCount() {
        var resumed = resolution
                .from(NINE, Waits.NONE)
                .follow(waiting(CUSTOMER, 10, null), at(10))
                .follow(waiting(CUSTOMER, 10, 40), at(40));

        assertThat(resumed.due()).isEqualTo(at(150));
        assertThat(new ClockStory(resumed, at(50)).sentences())
                .anyMatch(sentence -> sentence.contains("waiting on customer: log file, does not count"));
    }

    @Test
    void whilePausedNothingIsDueAndNoRungIsReached() {
        var paused = resolution.from(NINE, Waits.NONE).follow(waiting(CUSTOMER, 10, null), at(10));

        assertThat(paused.due()).isNull();
        assertThat(paused.next(SlaClock.WARNING)).isNull();
        assertThat(paused.passed(SlaClock.DEADLINE, at(9_999))).isEmpty();
        assertThat(paused.elapsed(at(9_999))).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void withTwoReasonsToPauseItRunsAgainOnlyWhenBothAreGone() {
        var both = new Waits(List.of(wait(CUSTOMER, 10, null), wait(THIRD_PARTY, 20, null)));
        var one = new Waits(List.of(wait(CUSTOMER, 10, 30), wait(THIRD_PARTY, 20, null)));
        var none = new Waits(List.of(wait(CUSTOMER, 10, 30), wait(THIRD_PARTY, 20, 50)));

        var clock = resolution.from(NINE, Waits.NONE).follow(both, at(20));
        assertThat(clock.follow(one, at(30)).isPaused()).isTrue();
        assertThat(clock.follow(one, at(30)).follow(none, at(50)).isPaused()).isFalse();
    }

    @Test
    void createdPausedItWaitsFromItsStart() {
        var waiting = waiting(CUSTOMER, -30, null);

        assertThat(resolution.from(NINE, waiting).state(NINE)).isEqualTo(SlaClock.State.PAUSED);
        assertThat(resolution
                        .from(NINE, waiting)
                        .follow(waiting(CUSTOMER, -30, 60), at(60))
                        .due())
                .isEqualTo(at(180));
    }

    @Test
    void aPauseThatEndedBeforeTriageWasDoneDoesNotCountEither() {
        assertThat(resolution.from(NINE, waiting(CUSTOMER, 5, 15)).due()).isEqualTo(at(130));
    }

    @Test
    void aNewBudgetKeepsTheAnchorAndThePauses() {
        var changed = resolution
                .from(NINE, Waits.NONE)
                .follow(waiting(CUSTOMER, 0, null), NINE)
                .follow(waiting(CUSTOMER, 0, 30), at(30))
                .aim(target(Duration.ofHours(8), Set.of(CUSTOMER)), WorkingCalendar.ALWAYS);

        assertThat(changed.due()).isEqualTo(at(8 * 60 + 30));
    }

    @Test
    void aRungThatHasFiredNeverFiresAgain() {
        var late = resolution.from(NINE, Waits.NONE).claim(Set.of(Duration.ZERO));
        var later = late.aim(target(Duration.ofHours(8), Set.of()), WorkingCalendar.ALWAYS);

        assertThat(later.next(SlaClock.DEADLINE)).isEqualTo(at(9 * 60));
        assertThat(later.passed(SlaClock.DEADLINE, at(8 * 60 + 1))).isEmpty();
        assertThat(later.from(at(600), Waits.NONE).next(SlaClock.DEADLINE))
                .as("until it starts anew")
                .isEqualTo(at(600 + 8 * 60));
    }

    @Test
    void alreadyLateAfterAChangeTheHighestPassedRungStandsForAll() {
        var tightened =
                resolution.from(NINE, Waits.NONE).aim(target(Duration.ofMinutes(10), Set.of()), WorkingCalendar.ALWAYS);

        var passed = tightened.passed(SlaClock.DEADLINE, at(100));
        assertThat(passed).containsExactly(Duration.ZERO, Duration.ofHours(1));
        assertThat(tightened.claim(Set.of(Duration.ofHours(1))).next(SlaClock.DEADLINE))
                .as("nothing below it is left")
                .isNull();
    }

    @Test
    void warningsComeBeforeTheDeadlineOnTheSameCalendar() {
        var office = resolution
                .aim(target(Duration.ofHours(8).plusMinutes(10), Set.of()), OFFICE)
                .from(NINE, Waits.NONE);

        assertThat(office.due()).isEqualTo(Instant.parse("2026-11-25T09:10:00Z"));
        assertThat(office.next(SlaClock.WARNING)).isEqualTo(Instant.parse("2026-11-24T16:40:00Z"));
    }

    @Test
    void reopenedTheTimeItLayClosedDoesNotCountAndTheClockGoesOn() {
        var met = resolution.from(NINE, Waits.NONE).meet(at(60));
        assertThat(met.due()).isNull();
        assertThat(met.meet(at(90))).as("met is met").isEqualTo(met);

        var reopened = met.reopen(at(600));
        assertThat(reopened.due()).isEqualTo(at(660));
        assertThat(reopened.round()).isEqualTo(met.round());
    }

    @Test
    void whatDidNotStartIsNotMet() {
        assertThat(resolution.meet(NINE)).isEqualTo(resolution);
    }

    @Test
    void anAnchorInTheFutureIsNotLateNow() {
        var future = resolution.from(at(1_000), Waits.NONE);

        assertThat(future.due()).isEqualTo(at(1_120));
        assertThat(future.elapsed(NINE)).isZero();
        assertThat(future.state(NINE)).isEqualTo(SlaClock.State.RUNNING);
    }

    @Test
    void theStoryCountsUpToTheBudget() {
        var office = resolution
                .aim(target(Duration.ofHours(10), Set.of(CUSTOMER)), OFFICE)
                .from(NINE, waiting(CUSTOMER, 60, 120));

        var counted = new ClockStory(office, at(1))
                .steps().stream()
                        .filter(step -> step.counted())
                        .map(step -> Duration.between(step.from(), step.to()))
                        .reduce(Duration.ZERO, Duration::plus);
        assertThat(counted).isEqualTo(Duration.ofHours(10));
        assertThat(new ClockStory(office, at(1)).sentences())
                .first()
                .asString()
                .isEqualTo(
                        "Resolution: 10 hours on the customer's hours, calendar office (priority P1; sla.dmn version 3, rule_critical)");
    }

    @Test
    void thePictureSaysWhatIsSpentAndWhatIsLeft() {
        var picture = ClockPicture.of(resolution.from(NINE, Waits.NONE), at(30));

        assertThat(picture.pieces()).extracting(ClockPicture.Piece::kind).containsExactly("spent", "left");
        assertThat(picture.pieces()).extracting(ClockPicture.Piece::width).containsExactly(250L, 750L);
        assertThat(picture.marks()).extracting(ClockPicture.Mark::kind).containsExactly("warning", "deadline", "now");
    }

    @Test
    void thePictureOfALateClockGoesOnToNow() {
        var picture = ClockPicture.of(resolution.from(NINE, Waits.NONE), at(240));

        assertThat(picture.pieces()).extracting(ClockPicture.Piece::kind).containsExactly("spent", "late");
        assertThat(picture.pieces()).extracting(ClockPicture.Piece::width).containsExactly(500L, 500L);
    }

    @Test
    void whatWasDoneEarlierIsMetThenAndWhatPausedItLaterIsForgotten() {
        var paused = resolution
                .from(NINE, Waits.NONE)
                .follow(waiting(WaitingOn.CUSTOMER, 20, null), at(20))
                .follow(Waits.NONE, at(40))
                .follow(waiting(WaitingOn.CUSTOMER, 50, null), at(50));

        assertThat(paused.meet(at(30)).metAt()).isEqualTo(at(30));
        assertThat(paused.meet(at(30)).pauses()).extracting(Pause::to).containsExactly(at(30));
        assertThat(paused.meet(at(30)).elapsed(at(90))).isEqualTo(Duration.ofMinutes(20));
        assertThat(paused.meet(at(-5)).metAt())
                .as("nothing is done before it began")
                .isEqualTo(NINE);
    }

    private static Instant at(long minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }

    private static Waits waiting(WaitingOn on, long from, @Nullable Integer to) {
        return new Waits(List.of(wait(on, from, to)));
    }

    private static Wait wait(WaitingOn on, long from, @Nullable Integer to) {
        return new Wait(on, "log file", at(from), to == null ? null : at(to));
    }

    private static SlaClock clock(ClockName name, Set<WaitingOn> pausedBy) {
        return SlaClock.idle(
                new CaseNumber("C-000001"), name, target(Duration.ofHours(2), pausedBy), WorkingCalendar.ALWAYS);
    }

    private static Target target(Duration budget, Set<WaitingOn> pausedBy) {
        return new Target(
                budget,
                "priority P1",
                "rule_critical",
                Hours.CUSTOMER,
                null,
                "office",
                1,
                3,
                pausedBy,
                List.of(Duration.ofMinutes(-30), Duration.ZERO, Duration.ofHours(1)));
    }
}
