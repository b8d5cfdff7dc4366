package dev.baton.sla;

import dev.baton.calendar.Pause;
import dev.baton.calendar.Walk;
import dev.baton.calendar.WorkingCalendar;
import dev.baton.casefile.CaseNumber;
import dev.baton.sla.policy.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One target of a case: a budget of counted time from an anchor, and what paused it. Every change gives a new clock; when it
 * is due is never kept, only derived.
 *
 * @param subject the escalation a take-charge clock belongs to, empty for a clock of the case
 * @param round how often it was started, or had its deadline before it again
 * @param calendar what time counts
 * @param anchor when it started, null while it has not
 * @param pauses in order; the last one has no end while it lasts
 * @param metAt when what it asks for was done
 * @param claimed the rungs of this round that have been acted on
 * @param revision of the row it was read from, 0 for a new one
 */
public record SlaClock(
        CaseNumber number,
        ClockName name,
        String subject,
        int round,
        Target target,
        WorkingCalendar calendar,
        @Nullable Instant anchor,
        List<Pause> pauses,
        @Nullable Instant metAt,
        Set<Duration> claimed,
        int revision) {

    public static final Predicate<Duration> WARNING = Duration::isNegative;
    public static final Predicate<Duration> DEADLINE = WARNING.negate();

    public enum State {
        IDLE,
        RUNNING,
        PAUSED,
        LATE,
        MET
    }

    public SlaClock {
        pauses = List.copyOf(pauses);
        claimed = Set.copyOf(claimed);
    }

    static SlaClock idle(CaseNumber number, ClockName name, Target target, WorkingCalendar calendar) {
        return new SlaClock(number, name, "", 0, target, calendar, null, List.of(), null, Set.of(), 0);
    }

    SlaClock on(String escalation) {
        return new SlaClock(number, name, escalation, 0, target, calendar, null, List.of(), null, Set.of(), 0);
    }

    /** Started, or started anew: with its whole budget and all its rungs before it. */
    SlaClock from(Instant start, Waits waits) {
        return new SlaClock(
                        number,
                        name,
                        subject,
                        round + 1,
                        target,
                        calendar,
                        start,
                        waits.ended(target.pausedBy(), start),
                        null,
                        Set.of(),
                        revision)
                .follow(waits, start);
    }

    /** Paused while the case waits on anyone whom waiting on stops this clock; runs again only when none is left. */
    SlaClock follow(Waits waits, Instant at) {
        if (!isRunning()) {
            return this;
        }
        var pause = waits.open(target.pausedBy(), at);
        return pause.isPresent() ? pause(pause.get()) : resume(at);
    }

    /** Done at that instant, which may lie before now; before it began nothing can have been done. */
    SlaClock meet(Instant at) {
        if (!isRunning()) {
            return this;
        }
        var done = at.isBefore(anchor) ? anchor : at;
        return with(pausesUntil(done), done);
    }

    /** As if it had never run: what it asked for is no longer asked. */
    SlaClock stop() {
        return new SlaClock(number, name, subject, round, target, calendar, null, List.of(), null, claimed, revision);
    }

    /** Open again: the time it was met does not count, and the clock goes on. */
    SlaClock reopen(Instant at) {
        return metAt == null ? this : with(plus(pauses, new Pause(metAt, at, "case was resolved")), null);
    }

    SlaClock aim(Target changed, WorkingCalendar onCalendar) {
        return new SlaClock(
                number, name, subject, round, changed, onCalendar, anchor, pauses, metAt, claimed, revision);
    }

    /** Where a deadline that had passed lies ahead again, by another budget, all its rungs are before it once more. */
    SlaClock ahead(Instant now) {
        var movedOn = claimed.stream()
                .filter(DEADLINE)
                .anyMatch(rung -> at(rung).filter(now::isBefore).isPresent());
        return movedOn
                ? new SlaClock(
                        number, name, subject, round + 1, target, calendar, anchor, pauses, metAt, Set.of(), revision)
                : this;
    }

    SlaClock claim(Set<Duration> rungs) {
        var all = new TreeSet<>(claimed);
        all.addAll(rungs);
        return new SlaClock(number, name, subject, round, target, calendar, anchor, pauses, metAt, all, revision);
    }

    boolean is(ClockName other, String otherSubject) {
        return name == other && subject.equals(otherSubject);
    }

    public boolean isStarted() {
        return anchor != null;
    }

    public boolean isMet() {
        return metAt != null;
    }

    public boolean isRunning() {
        return isStarted() && !isMet();
    }

    public boolean isPaused() {
        return isRunning() && openPause().isPresent();
    }

    /** When it is over; null while it has not started, is paused or is met. */
    @Nullable
    public Instant due() {
        return isRunning() ? deadline() : null;
    }

    /** Whether it runs and was due before; never while it is paused. */
    public boolean isLateAt(Instant now) {
        var due = due();
        return due != null && due.isBefore(now);
    }

    /** When it is or was over; null while it has not started or is paused. */
    @Nullable
    public Instant deadline() {
        return anchor == null ? null : calendar.due(anchor, target.budget(), pauses);
    }

    /** The rungs that have been passed and nobody has acted on, the lowest first. */
    public List<Duration> passed(Predicate<Duration> kind, Instant now) {
        return unclaimed(kind).stream()
                .filter(rung -> !at(rung).orElse(Instant.MAX).isAfter(now))
                .toList();
    }

    /** When the next rung of this kind is reached; null where none is left, and while it is paused or met. */
    @Nullable
    public Instant next(Predicate<Duration> kind) {
        return unclaimed(kind).stream().findFirst().flatMap(this::at).orElse(null);
    }

    public Optional<Instant> at(Duration rung) {
        return Optional.ofNullable(due()).map(due -> rung.isZero() ? due : calendar.due(due, rung, pauses));
    }

    boolean isArmedLike(SlaClock other) {
        return Objects.equals(due(), other.due())
                && Objects.equals(next(WARNING), other.next(WARNING))
                && Objects.equals(next(DEADLINE), other.next(DEADLINE));
    }

    public State state(Instant now) {
        if (!isStarted()) {
            return State.IDLE;
        }
        if (isMet()) {
            return State.MET;
        }
        if (isPaused()) {
            return State.PAUSED;
        }
        return deadline().isAfter(now) ? State.RUNNING : State.LATE;
    }

    public Duration elapsed(Instant now) {
        return anchor == null ? Duration.ZERO : calendar.elapsed(anchor, metAt == null ? now : metAt, pauses);
    }

    /** The walk from the anchor to the deadline; while it is paused or once it is met, to now or to when it was met. */
    public Walk walk(Instant now) {
        return isPaused() || isMet()
                ? calendar.walkElapsed(anchor, isMet() ? metAt : now, pauses)
                : calendar.walkDue(anchor, target.budget(), pauses);
    }

    private List<Pause> pausesUntil(Instant end) {
        return pauses.stream()
                .filter(pause -> pause.from().isBefore(end))
                .map(pause -> pause.to() == null || pause.to().isAfter(end)
                        ? new Pause(pause.from(), end, pause.why())
                        : pause)
                .toList();
    }

    private SlaClock pause(Pause open) {
        return isPaused() ? this : with(plus(pauses, open), null);
    }

    private SlaClock resume(Instant at) {
        var open = openPause();
        if (open.isEmpty()) {
            return this;
        }
        var ended = new ArrayList<>(pauses.subList(0, pauses.size() - 1));
        ended.add(new Pause(open.get().from(), at, open.get().why()));
        return with(ended, metAt);
    }

    private Optional<Pause> openPause() {
        return pauses.isEmpty()
                ? Optional.empty()
                : Optional.of(pauses.get(pauses.size() - 1)).filter(last -> last.to() == null);
    }

    private List<Duration> unclaimed(Predicate<Duration> kind) {
        return target.rungs().stream()
                .filter(kind)
                .filter(rung -> claimed.stream().noneMatch(done -> done.compareTo(rung) >= 0))
                .toList();
    }

    private SlaClock with(List<Pause> changed, @Nullable Instant met) {
        return new SlaClock(number, name, subject, round, target, calendar, anchor, changed, met, claimed, revision);
    }

    private static List<Pause> plus(List<Pause> pauses, Pause last) {
        var all = new ArrayList<>(pauses);
        all.add(last);
        return all;
    }
}
