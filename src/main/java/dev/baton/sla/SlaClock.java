package dev.baton.sla;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One target of a case: a budget of time from an anchor, and what paused it. Every change gives a new clock.
 *
 * @param subject the escalation a take-charge clock belongs to, empty for a clock of the case
 * @param because where the budget comes from, for people
 * @param anchor when it started, null while it has not
 * @param pausedSince when the pause began that is on, null while it runs
 * @param pausedFor how long earlier pauses took
 * @param metAt when what it asks for was done
 * @param passedAt when its deadline was acted on
 */
record SlaClock(
        CaseNumber number,
        ClockName name,
        String subject,
        Duration budget,
        String because,
        @Nullable Instant anchor,
        @Nullable Instant pausedSince,
        Duration pausedFor,
        @Nullable Instant metAt,
        @Nullable Instant passedAt) {

    enum State {
        IDLE,
        RUNNING,
        PAUSED,
        LATE,
        MET
    }

    static SlaClock idle(CaseNumber number, ClockName name, Budget budget) {
        return new SlaClock(number, name, "", budget.time(), budget.because(), null, null, Duration.ZERO, null, null);
    }

    SlaClock from(Instant start, boolean paused) {
        var since = paused && name.isPausable() ? start : null;
        return new SlaClock(number, name, subject, budget, because, start, since, Duration.ZERO, null, null);
    }

    SlaClock with(Budget changed) {
        return new SlaClock(
                number,
                name,
                subject,
                changed.time(),
                changed.because(),
                anchor,
                pausedSince,
                pausedFor,
                metAt,
                passedAt);
    }

    SlaClock on(String escalation) {
        return new SlaClock(number, name, escalation, budget, because, anchor, pausedSince, pausedFor, metAt, passedAt);
    }

    SlaClock pause(Instant at) {
        if (!name.isPausable() || anchor == null || metAt != null || pausedSince != null) {
            return this;
        }
        return new SlaClock(number, name, subject, budget, because, anchor, at, pausedFor, null, passedAt);
    }

    SlaClock resume(Instant at) {
        if (pausedSince == null) {
            return this;
        }
        var paused = pausedFor.plus(Duration.between(pausedSince, at));
        return new SlaClock(number, name, subject, budget, because, anchor, null, paused, metAt, passedAt);
    }

    SlaClock meet(Instant at) {
        if (anchor == null || metAt != null) {
            return this;
        }
        var running = resume(at);
        return new SlaClock(number, name, subject, budget, because, anchor, null, running.pausedFor, at, passedAt);
    }

    SlaClock pass(Instant at) {
        return new SlaClock(number, name, subject, budget, because, anchor, pausedSince, pausedFor, metAt, at);
    }

    boolean is(ClockName other, String otherSubject) {
        return name == other && subject.equals(otherSubject);
    }

    boolean isArmedLike(SlaClock other) {
        return Objects.equals(armed(), other.armed()) && Objects.equals(due(), other.due());
    }

    boolean isRunning() {
        return isStarted() && !isMet();
    }

    boolean isStarted() {
        return anchor != null;
    }

    boolean isMet() {
        return metAt != null;
    }

    /** When it is over; null while it has not started, is paused or is met. */
    @Nullable
    Instant due() {
        return isStarted() && !isMet() && pausedSince == null ? deadline() : null;
    }

    /** When it is, was or would be over if nothing more paused it; null while it has not started. */
    @Nullable
    Instant deadline() {
        return anchor == null ? null : anchor.plus(budget).plus(pausedFor);
    }

    /** The due instant to set a timer to: null as well once the deadline was acted on. */
    @Nullable
    Instant armed() {
        return passedAt == null ? due() : null;
    }

    State state(Instant now) {
        if (!isStarted()) {
            return State.IDLE;
        }
        if (isMet()) {
            return State.MET;
        }
        if (pausedSince != null) {
            return State.PAUSED;
        }
        return deadline().isAfter(now) ? State.RUNNING : State.LATE;
    }

    /** The part of the budget that is used up, from 0 to 1. */
    double used(Instant now) {
        if (anchor == null) {
            return 0;
        }
        var until = metAt != null ? metAt : pausedSince != null ? pausedSince : now;
        var spent = Duration.between(anchor, until).minus(pausedFor);
        return Math.min(1, Math.max(0, (double) spent.toSeconds() / Math.max(1, budget.toSeconds())));
    }

    List<String> explain() {
        var steps = new ArrayList<String>();
        steps.add("%s: %s (%s)".formatted(name.title(), Moments.told(budget), because));
        if (anchor != null) {
            steps.add("Started " + Moments.told(anchor));
            explainPauses(steps);
            steps.add(outcome());
        }
        return steps;
    }

    private void explainPauses(List<String> steps) {
        if (!pausedFor.isZero()) {
            steps.add("Paused for %s".formatted(Moments.told(pausedFor)));
        }
        if (pausedSince != null) {
            steps.add("Paused since %s".formatted(Moments.told(pausedSince)));
        }
    }

    private String outcome() {
        if (metAt != null) {
            return "Met " + Moments.told(metAt) + (metAt.isAfter(deadline()) ? ", late" : ", in time");
        }
        return pausedSince != null ? "Due once it runs again" : "Due " + Moments.told(deadline());
    }
}
