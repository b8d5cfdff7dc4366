package dev.baton.calendar;

import static dev.baton.calendar.Given.at;
import static dev.baton.calendar.Given.hours;
import static dev.baton.calendar.Given.office;
import static dev.baton.calendar.Given.openPause;
import static dev.baton.calendar.Given.pause;
import static dev.baton.calendar.Given.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 2026-11-24 is a Tuesday. */
class PauseTest {

    private final WorkingCalendar office = office("UTC");

    @Test
    void aPauseDoesNotCountAndIsToldWithItsReason() {
        var pauses = List.of(pause("2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z", "waiting on customer: log file"));

        assertThat(office.walkDue(at("2026-11-24T09:00:00Z"), hours(2), pauses))
                .isEqualTo(new Walk(
                        at("2026-11-24T13:00:00Z"),
                        hours(2),
                        List.of(
                                step("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", true, "working"),
                                step(
                                        "2026-11-24T10:00:00Z",
                                        "2026-11-24T12:00:00Z",
                                        false,
                                        "paused: waiting on customer: log file"),
                                step("2026-11-24T12:00:00Z", "2026-11-24T13:00:00Z", true, "working"))));
    }

    @Test
    void pausesMayComeInAnyOrder() {
        var early = pause("2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z");
        var late = pause("2026-11-24T12:00:00Z", "2026-11-24T13:00:00Z");

        assertThat(office.due(at("2026-11-24T09:00:00Z"), hours(3), List.of(late, early)))
                .isEqualTo(office.due(at("2026-11-24T09:00:00Z"), hours(3), List.of(early, late)))
                .isEqualTo(at("2026-11-24T14:00:00Z"));
    }

    @Test
    void pausesThatOverlapCountOnceAndTellBothReasons() {
        var pauses = List.of(
                pause("2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z", "waiting on customer"),
                pause("2026-11-24T11:00:00Z", "2026-11-24T13:00:00Z", "waiting on supplier"),
                pause("2026-11-24T11:10:00Z", "2026-11-24T11:20:00Z", "waiting on customer"));

        assertThat(office.walkDue(at("2026-11-24T09:00:00Z"), hours(2), pauses).steps())
                .containsExactly(
                        step("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", true, "working"),
                        step(
                                "2026-11-24T10:00:00Z",
                                "2026-11-24T13:00:00Z",
                                false,
                                "paused: waiting on customer; waiting on supplier"),
                        step("2026-11-24T13:00:00Z", "2026-11-24T14:00:00Z", true, "working"));
    }

    @Test
    void manyReasonsAreToldInPart() {
        var pauses = List.of("a", "b", "c", "d", "e", "f", "g").stream()
                .map(why -> pause("2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z", why))
                .toList();

        assertThat(office.walkDue(at("2026-11-24T10:00:00Z"), hours(1), pauses)
                        .steps()
                        .get(0)
                        .why())
                .isEqualTo("paused: a; b; c; d; e and more");
    }

    @Test
    void aPauseOutsideWorkingTimeChangesNothing() {
        var nightly = List.of(pause("2026-11-24T17:00:00Z", "2026-11-25T09:00:00Z", "nobody was there anyway"));

        assertThat(office.walkDue(at("2026-11-24T16:00:00Z"), hours(2), nightly))
                .isEqualTo(office.walkDue(at("2026-11-24T16:00:00Z"), hours(2), List.of()));
    }

    @Test
    void aPauseBeforeTheStartChangesNothing() {
        var earlier = List.of(pause("2026-11-24T09:30:00Z", "2026-11-24T11:00:00Z"));

        assertThat(office.walkDue(at("2026-11-24T12:00:00Z"), hours(2), earlier))
                .isEqualTo(office.walkDue(at("2026-11-24T12:00:00Z"), hours(2), List.of()));
    }

    @Test
    void aPauseThatIsOnAtTheStartCountsFromThere() {
        var pauses = List.of(pause("2026-11-23T09:30:00Z", "2026-11-24T11:00:00Z"));

        assertThat(office.due(at("2026-11-24T10:00:00Z"), hours(2), pauses)).isEqualTo(at("2026-11-24T13:00:00Z"));
    }

    @Test
    void aLongPauseIsToldForWorkingTimeOnly() {
        var pauses = List.of(pause("2026-11-24T16:00:00Z", "2026-11-25T10:00:00Z"));

        assertThat(office.walkDue(at("2026-11-24T15:00:00Z"), hours(2), pauses).steps())
                .containsExactly(
                        step("2026-11-24T15:00:00Z", "2026-11-24T16:00:00Z", true, "working"),
                        step("2026-11-24T16:00:00Z", "2026-11-24T17:00:00Z", false, "paused"),
                        step("2026-11-24T17:00:00Z", "2026-11-25T09:00:00Z", false, "closed"),
                        step("2026-11-25T09:00:00Z", "2026-11-25T10:00:00Z", false, "paused"),
                        step("2026-11-25T10:00:00Z", "2026-11-25T11:00:00Z", true, "working"));
    }

    @Test
    void anOpenPauseKeepsTheDeadlineFromBeingReached() {
        var pauses = List.of(openPause("2026-11-24T10:00:00Z", "waiting on customer"));

        assertThat(office.due(at("2026-11-24T09:00:00Z"), hours(2), pauses)).isNull();
        assertThat(office.walkDue(at("2026-11-24T09:00:00Z"), hours(2), pauses))
                .isEqualTo(new Walk(
                        null,
                        hours(1),
                        List.of(
                                step("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", true, "working"),
                                new Step(at("2026-11-24T10:00:00Z"), null, false, "paused: waiting on customer"))));
    }

    @Test
    void anOpenPauseThatBeginsAtNightIsToldFromTheNextOpening() {
        var pauses = List.of(openPause("2026-11-24T20:00:00Z", ""));

        assertThat(office.walkDue(at("2026-11-24T16:00:00Z"), hours(2), pauses).steps())
                .containsExactly(
                        step("2026-11-24T16:00:00Z", "2026-11-24T17:00:00Z", true, "working"),
                        step("2026-11-24T17:00:00Z", "2026-11-25T09:00:00Z", false, "closed"),
                        new Step(at("2026-11-25T09:00:00Z"), null, false, "paused"));
    }

    @Test
    void aDeadlineReachedBeforeTheOpenPauseStands() {
        var pauses = List.of(openPause("2026-11-24T11:00:00Z", ""));

        assertThat(office.due(at("2026-11-24T09:00:00Z"), hours(1), pauses)).isEqualTo(at("2026-11-24T10:00:00Z"));
        assertThat(office.due(at("2026-11-24T09:00:00Z"), hours(2), pauses)).isEqualTo(at("2026-11-24T11:00:00Z"));
    }

    @Test
    void startedInAnOpenPauseNothingIsEverDueNotEvenAtOnce() {
        var pauses = List.of(openPause("2026-11-24T08:00:00Z", ""));

        assertThat(office.due(at("2026-11-24T09:00:00Z"), hours(1), pauses)).isNull();
        assertThat(office.due(at("2026-11-24T09:00:00Z"), Duration.ZERO, pauses))
                .isNull();
    }

    @Test
    void aClosedPauseInsideAnOpenOneChangesNothing() {
        var pauses = List.of(
                openPause("2026-11-24T10:00:00Z", "a"), pause("2026-11-24T11:00:00Z", "2026-11-24T12:00:00Z", "b"));

        assertThat(office.due(at("2026-11-24T09:00:00Z"), hours(2), pauses)).isNull();
        assertThat(office.elapsed(at("2026-11-24T09:00:00Z"), at("2026-11-26T09:00:00Z"), pauses))
                .isEqualTo(hours(1));
    }

    @Test
    void backwardsPausesDoNotCountEither() {
        var pauses = List.of(pause("2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z"));

        assertThat(office.due(at("2026-11-24T12:00:00Z"), hours(-2), pauses)).isEqualTo(at("2026-11-24T09:00:00Z"));
        assertThat(office.due(at("2026-11-24T15:00:00Z"), hours(-1), List.of(openPause("2026-11-24T12:00:00Z", ""))))
                .isEqualTo(at("2026-11-24T11:00:00Z"));
    }

    @Test
    void aPauseOfNoLengthChangesNothing() {
        var pauses = List.of(pause("2026-11-24T10:00:00Z", "2026-11-24T10:00:00Z", "a slip"));

        assertThat(office.walkDue(at("2026-11-24T09:00:00Z"), hours(2), pauses))
                .isEqualTo(office.walkDue(at("2026-11-24T09:00:00Z"), hours(2), List.of()));
    }

    @Test
    void aPauseThatEndsBeforeItBeginsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pause("2026-11-24T10:00:00Z", "2026-11-24T09:59:59Z"))
                .withMessageContaining("cannot end before");
    }
}
