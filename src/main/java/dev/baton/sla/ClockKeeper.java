package dev.baton.sla;

import dev.baton.calendar.Calendars;
import dev.baton.casefile.CaseEvent.DeadlineMoved;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The one way to change the clocks of a case: what changed is journaled, and timers and tasks follow. */
@Component
class ClockKeeper {

    private final SlaClocks clocks;
    private final Journal journal;
    private final SlaPolicy policy;
    private final Calendars calendars;
    private final TimerProjection projection;
    private final Waiting waiting;
    private final CaseFile caseFile;
    private final Clock time;

    ClockKeeper(
            SlaClocks clocks,
            Journal journal,
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

    CaseClocks change(CaseNumber number, String reason, UnaryOperator<CaseClocks> decide) {
        var before = clocks.of(number);
        var after = decide.apply(before);
        after.changedSince(before).forEach(clock -> keep(before, clock, reason));
        if (after.areArmedOtherwiseThan(before)) {
            projection.follow(number);
        }
        return after;
    }

    /** Gives every clock of the case its target by the policy of now: same anchor, same pauses, new budget. */
    CaseClocks retarget(CaseNumber number, String reason) {
        var targets = policy.targets(number);
        var waits = waits(number);
        return change(number, reason, all -> all.all(clock -> retarget(clock, targets.get(clock.name()), waits)));
    }

    /** Whoever acts on rungs claims them first; the highest is the one that is acted on. */
    void claim(SlaClock clock, List<Duration> rungs, String what) {
        var now = time.instant();
        if (journal.claim(clock, rungs, now, !what.equals("skipped")).size() < rungs.size()) {
            throw new IllegalStateException("Somebody acts on this deadline already");
        }
        journal.add(clock, new Entry(now, what, rungs.toString(), clock.due(), clock.due()));
        clocks.save(clock.claim(Set.copyOf(rungs)));
        projection.follow(clock.number());
    }

    SlaClock idle(CaseNumber number, ClockName name, Target target) {
        return SlaClock.idle(number, name, target, calendars.get(target.calendarVersion(), target.calendar()));
    }

    private SlaClock retarget(SlaClock clock, Target target, Waits waits) {
        if (clock.isMet()) {
            return clock;
        }
        var aimed = clock.name() == ClockName.CUSTOMER_UPDATE ? promised(clock.target(), target) : target;
        return clock.aim(aimed, calendars.get(aimed.calendarVersion(), aimed.calendar()))
                .follow(waits, time.instant());
    }

    /** A promise stays as it was made; what the policy says is when to warn of it. */
    private static Target promised(Target promise, Target target) {
        return target.budget(promise.budget(), promise.because(), promise.rule())
                .on("24x7");
    }

    private void keep(CaseClocks before, SlaClock after, String reason) {
        var old = before.find(after.name(), after.subject()).orElse(null);
        clocks.save(after);
        for (var entry : Entry.of(old, after, time.instant(), reason)) {
            journal.add(after, entry);
            if (entry.moved()) {
                caseFile.record(new DeadlineMoved(
                        after.number(), after.name().title(), entry.oldDue(), entry.newDue(), why(after, reason)));
            }
        }
    }

    private static String why(SlaClock clock, String reason) {
        return "%s (%s)".formatted(reason, clock.target().because());
    }
}
