package dev.baton.calendar;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class WalkPropertyTest {

    private static final int MOST = 8 * 24 * 60;

    @Provide
    Arbitrary<Timetable> timetables() {
        return Timetable.any();
    }

    @Property
    void theDueInstantIsWhereCountingEachMinuteLeads(
            @ForAll("timetables") Timetable timetable, @ForAll @IntRange(min = -MOST, max = MOST) int minutes) {
        var oracle = new MinuteByMinute(timetable);
        var expected = oracle.due(minutes);
        var due = due(timetable, minutes);

        if (expected != null) {
            assertThat(due).isEqualTo(expected);
        } else if (due != null) {
            assertThat(minutes < 0 ? oracle.horizon() : due).isAfterOrEqualTo(oracle.horizon());
        }
    }

    @Property
    void budgetsThatEndWhereWorkEndsAreDueWhereCountingEachMinuteLeads(@ForAll("timetables") Timetable timetable) {
        var oracle = new MinuteByMinute(timetable);
        var week = timetable.start().plus(Duration.ofDays(7));
        var budget = 0;
        for (var step : timetable
                .calendar()
                .walkElapsed(timetable.start(), week, timetable.pauses())
                .steps()) {
            if (step.counted() && !week.equals(step.to())) {
                budget += (int) Duration.between(step.from(), step.to()).toMinutes();
                var expected = oracle.due(budget);
                if (expected != null) {
                    assertThat(due(timetable, budget)).isEqualTo(expected);
                }
            }
        }
    }

    @Property
    void theElapsedTimeIsTheNumberOfMinutesCounted(
            @ForAll("timetables") Timetable timetable, @ForAll @IntRange(max = 30 * 24 * 60) int minutes) {
        var end = timetable.start().plus(Duration.ofMinutes(minutes));

        assertThat(timetable.calendar().elapsed(timetable.start(), end, timetable.pauses()))
                .isEqualTo(Duration.ofMinutes(new MinuteByMinute(timetable).elapsed(timetable.start(), end)));
    }

    @Property
    void fromTheStartToTheDueInstantTheBudgetElapses(
            @ForAll("timetables") Timetable timetable, @ForAll @IntRange(max = MOST) int minutes) {
        var due = due(timetable, minutes);

        if (due != null) {
            assertThat(timetable.calendar().elapsed(timetable.start(), due, timetable.pauses()))
                    .isEqualTo(Duration.ofMinutes(minutes));
        }
    }

    @Property
    void aLargerBudgetIsNeverDueEarlier(
            @ForAll("timetables") Timetable timetable,
            @ForAll @IntRange(min = -MOST, max = MOST) int one,
            @ForAll @IntRange(min = -MOST, max = MOST) int other) {
        var early = due(timetable, Math.min(one, other));
        var late = due(timetable, Math.max(one, other));

        assertThat(late == null || early != null && !early.isAfter(late)).isTrue();
    }

    @Property
    void aBudgetInTwoPartsIsDueWhenTheWholeIs(
            @ForAll("timetables") Timetable timetable,
            @ForAll @IntRange(max = MOST) int first,
            @ForAll @IntRange(max = MOST) int second) {
        var between = due(timetable, first);
        var inParts = between == null ? null : due(timetable, between, second);

        assertThat(inParts).isEqualTo(due(timetable, first + second));
    }

    @Property
    void aPauseOutsideWorkingTimeChangesNothing(
            @ForAll("timetables") Timetable timetable, @ForAll @IntRange(max = MOST) int minutes) {
        var calendar = timetable.calendar();
        var budget = Duration.ofMinutes(minutes);
        var walk = calendar.walkDue(timetable.start(), budget, timetable.pauses());
        var pauses = new ArrayList<>(timetable.pauses());
        walk.steps().stream()
                .filter(step -> !step.counted() && !step.why().startsWith("paused"))
                .forEach(closed -> pauses.add(new Pause(closed.from(), closed.to(), "outside")));

        assertThat(calendar.walkDue(timetable.start(), budget, pauses)).isEqualTo(walk);
    }

    @Property
    void theStepsHaveNoHoleAndTheCountedOnesSumToTheBudget(
            @ForAll("timetables") Timetable timetable, @ForAll @IntRange(min = -MOST, max = MOST) int minutes) {
        var walk = timetable.calendar().walkDue(timetable.start(), Duration.ofMinutes(minutes), timetable.pauses());
        var end = walk.end();

        assertThat(end).isEqualTo(due(timetable, minutes));
        assertThat(counted(walk.steps())).isEqualTo(walk.counted());
        if (end != null) {
            assertThat(walk.counted()).isEqualTo(Duration.ofMinutes(Math.abs(minutes)));
        }
        assertContiguous(walk.steps(), minutes < 0 ? end : timetable.start(), minutes < 0 ? timetable.start() : end);
    }

    @Property
    void theNarratedSpanElapsesAsTheSilentOne(
            @ForAll("timetables") Timetable timetable, @ForAll @IntRange(max = MOST) int minutes) {
        var end = timetable.start().plus(Duration.ofMinutes(minutes));
        var walk = timetable.calendar().walkElapsed(timetable.start(), end, timetable.pauses());

        assertThat(walk.counted())
                .isEqualTo(timetable.calendar().elapsed(timetable.start(), end, timetable.pauses()))
                .isEqualTo(counted(walk.steps()));
        assertContiguous(walk.steps(), timetable.start(), end);
    }

    @Property
    void backwardsAndForwardsAgainLeadsToTheSameInstant(
            @ForAll("timetables") Timetable timetable,
            @ForAll @IntRange(min = 1, max = MOST) int away,
            @ForAll @IntRange(min = 1, max = MOST) int minutes) {
        var start = due(timetable, away);
        var back = start == null ? null : due(timetable, start, -minutes);

        if (back != null) {
            assertThat(due(timetable, back, minutes)).isEqualTo(start);
        }
    }

    private static void assertContiguous(List<Step> steps, @Nullable Instant from, @Nullable Instant to) {
        var at = from;
        for (var step : steps) {
            assertThat(step.from()).isEqualTo(at);
            assertThat(step.to() == null || step.to().isAfter(step.from())).isTrue();
            at = step.to();
        }
        assertThat(at).isEqualTo(to);
    }

    private static Duration counted(List<Step> steps) {
        return steps.stream()
                .filter(Step::counted)
                .map(step -> Duration.between(step.from(), requireNonNull(step.to())))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static @Nullable Instant due(Timetable timetable, int minutes) {
        return due(timetable, timetable.start(), minutes);
    }

    private static @Nullable Instant due(Timetable timetable, Instant start, int minutes) {
        return timetable.calendar().due(start, Duration.ofMinutes(minutes), timetable.pauses());
    }
}
