package dev.baton.sla;

import dev.baton.calendar.Calendars;
import dev.baton.calendar.WorkingCalendar;
import dev.baton.casefile.CaseEvent.DeadlineMoved;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Waiting;
import dev.baton.engine.Timers.ActedOnAlready;
import dev.baton.sla.ClockJournal.Line;
import dev.baton.sla.policy.SlaPolicy;
import dev.baton.sla.policy.Target;
import dev.baton.sla.timers.TimerProjection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one way to change the clocks of a case: what changed is journaled, and timers and tasks follow. */
@Component
public class ClockKeeper {

    private final SlaClocks clocks;
    private final ClockJournal journal;
    private final SlaPolicy policy;
    private final Calendars calendars;
    private final TimerProjection projection;
    private final Waiting waiting;
    private final CaseFile caseFile;
    private final Clock time;

    ClockKeeper(
            SlaClocks clocks,
            ClockJournal journal,
            SlaPolicy policy,
            Calendars calendars,
            TimerProjection projection,
            Waiting waiting,
            CaseFile caseFile,
            Clock time) {
        this.clocks = clocks;
        this.journal = journal;
        this.policy = policy;
        this.calendars = calendars;
        this.projection = projection;
        this.waiting = waiting;
        this.caseFile = caseFile;
        this.time = time;
    }

    Waits waits(CaseNumber number) {
        return new Waits(waiting.of(number));
    }

    /** Since when the customer waits for a word of ours; empty where they do not. */
    Optional<Instant> unansweredSince(CaseNumber number) {
        var all = clocks.of(number);
        return Stream.of(ClockName.FIRST_REPLY, ClockName.NEXT_REPLY)
                .flatMap(name -> all.find(name).stream())
                .filter(SlaClock::isRunning)
                .findFirst()
                .map(SlaClock::anchor);
    }

    CaseClocks change(CaseNumber number, String reason, UnaryOperator<CaseClocks> decide) {
        var before = clocks.of(number);
        var after = decide.apply(before);
        var told = !isTriaged(before, after);
        keep(number, before, after.changedSince(before), reason, told);
        if (after.areArmedOtherwiseThan(before)) {
            projection.follow(number);
        }
        return after;
    }

    /** Gives every clock of the case its target by the policy of now: same anchor, same pauses, new budget. */
    public CaseClocks retarget(CaseNumber number, String reason) {
        return change(number, reason, aim(number));
    }

    UnaryOperator<CaseClocks> aim(CaseNumber number) {
        var asked = policy.of(number);
        var waits = waits(number);
        return all -> all.all(clock -> retarget(clock, target(asked, clock), waits));
    }

    /** The clock of this name for an escalation that is asked of this team, as yet not started. */
    Optional<SlaClock> ofEscalation(CaseClocks all, CaseNumber number, ClockName name, long id, @Nullable String team) {
        var target = policy.targetsAnyway(number, team).get(name);
        var subject = String.valueOf(id);
        return Optional.ofNullable(target)
                .map(aim -> all.find(name, subject)
                        .map(clock -> clock.aim(aim, calendar(aim)))
                        .orElseGet(() -> idle(number, name, aim).on(subject)));
    }

    /** Whoever acts on rungs claims them first; the highest is the one that is acted on. */
    public void claim(SlaClock clock, List<Duration> rungs, String what) {
        var now = time.instant();
        if (journal.claim(clock, rungs, now, !what.equals("skipped")).size() < rungs.size()) {
            throw new ActedOnAlready("Somebody acts on this deadline already");
        }
        journal.add(clock, new JournalEntry(now, what, rungs.toString(), clock.due(), clock.due()));
        clocks.save(clock.number(), List.of(clock.claim(Set.copyOf(rungs))));
        projection.follow(clock.number());
    }

    /** Claims the warnings that are reached; false where the deadline has passed as well, and there is nothing to warn of. */
    public boolean claimWarnings(SlaClock near) {
        var inTime = near.deadline().isAfter(time.instant());
        claim(near, near.passed(SlaClock.WARNING, time.instant()), inTime ? "warned" : "skipped");
        return inTime;
    }

    /** The clock of the case with this name, also where the case is older than it. */
    SlaClock clock(CaseClocks all, CaseNumber number, ClockName name) {
        return all.find(name)
                .orElseGet(() ->
                        idle(number, name, policy.targetsAnyway(number, null).get(name)));
    }

    SlaClock idle(CaseNumber number, ClockName name, Target target) {
        return SlaClock.idle(number, name, target, calendar(target));
    }

    private WorkingCalendar calendar(Target target) {
        return calendars.get(target.calendarVersion(), target.calendar());
    }

    private static @Nullable Target target(SlaPolicy.CasePolicy asked, SlaClock clock) {
        return asked.targets(clock.target().team()).get(clock.name());
    }

    private SlaClock retarget(SlaClock clock, @Nullable Target target, Waits waits) {
        if (clock.isMet() || target == null) {
            return clock;
        }
        var aimed = clock.name().isPromised() ? promised(clock, target) : target;
        return clock.aim(aimed, calendar(aimed)).follow(waits, time.instant()).ahead(time.instant());
    }

    /** A promise stays as it was made; what the policy says is when to warn of it. Nothing pauses an agreed date. */
    private static Target promised(SlaClock promise, Target target) {
        var made = promise.target();
        var kept = target.budget(made.budget(), made.because(), made.rule()).on(WorkingCalendar.ALWAYS.name());
        return promise.name() == ClockName.AGREED ? kept.unpaused() : kept;
    }

    /** Until then a deadline was one for a case that nobody had looked at: the priority tells enough. */
    private static boolean isTriaged(CaseClocks before, CaseClocks after) {
        return before.find(ClockName.TRIAGE).filter(SlaClock::isRunning).isPresent()
                && after.find(ClockName.TRIAGE).filter(SlaClock::isMet).isPresent();
    }

    private void keep(CaseNumber number, CaseClocks before, List<SlaClock> changed, String reason, boolean told) {
        clocks.save(number, changed);
        var lines = changed.stream()
                .flatMap(clock -> journaled(before, clock, reason).map(entry -> new Line(clock, entry)))
                .toList();
        journal.add(lines);
        lines.stream()
                .filter(line -> told && line.entry().moved())
                .forEach(line -> caseFile.record(moved(line, reason)));
    }

    private Stream<JournalEntry> journaled(CaseClocks before, SlaClock after, String reason) {
        var old = before.find(after.name(), after.subject()).orElse(null);
        return JournalEntry.of(old, after, time.instant(), reason).stream();
    }

    private static DeadlineMoved moved(Line line, String reason) {
        var clock = line.clock();
        return new DeadlineMoved(
                clock.number(),
                clock.name().title(),
                line.entry().oldDue(),
                line.entry().newDue(),
                why(clock, reason));
    }

    private static String why(SlaClock clock, String reason) {
        var because = clock.target().because();
        return because.equals(reason) ? reason : "%s (%s)".formatted(reason, because);
    }
}
