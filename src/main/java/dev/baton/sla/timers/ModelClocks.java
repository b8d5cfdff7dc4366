package dev.baton.sla.timers;

import dev.baton.casefile.CaseEvent.DeadlineNear;
import dev.baton.casefile.CaseEvent.DeadlinePassed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.engine.Timers.ActedOnAlready;
import dev.baton.sla.CaseClocks;
import dev.baton.sla.ClockKeeper;
import dev.baton.sla.ClockName;
import dev.baton.sla.SlaClock;
import dev.baton.sla.SlaClocks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The bean {@code clocks}: what a model may ask about the deadlines of its case.
 *
 * <p>A clock is named {@code triage}, {@code firstReply}, {@code nextReply}, {@code customerUpdate}, {@code resolution},
 * {@code inactivity}, {@code takeCharge}, {@code lead}, {@code documentation} or {@code agreed}; another name fails with {@link IllegalArgumentException}. Several names are
 * written with commas between. The rungs of a clock, offsets to its deadline, come from {@code sla.dmn}: those before the
 * deadline are warnings, zero is the deadline, those after it ask for more. A rung is acted on once.
 *
 * <p>A deadline that cannot be computed, for instance because its calendar is not there, fails the step that asks for it.
 */
@Component("clocks")
public class ModelClocks {

    private static final Duration ASLEEP = Duration.ofDays(36_500);
    private static final Duration AT_ONCE = Duration.ofMillis(250);

    private final SlaClocks clocks;
    private final ClockKeeper keeper;
    private final CaseFile caseFile;
    private final Clock time;

    ModelClocks(SlaClocks clocks, ClockKeeper keeper, CaseFile caseFile, Clock time) {
        this.clocks = clocks;
        this.keeper = keeper;
        this.caseFile = caseFile;
        this.time = time;
    }

    /**
     * For {@code timeDate} of a timer that fires once: when the next of the deadline and the rungs after it is reached by any
     * of the clocks, or a hundred years from now while none will be, because they have not started, are paused or met.
     */
    public Date due(DelegateExecution execution, String names) {
        return Date.from(armed(execution, names, SlaClock.DEADLINE));
    }

    /**
     * For {@code timeCycle} of a timer that fires more than once: an ISO-8601 repeating interval that starts at the instant
     * {@link #due} gives and then sleeps until it is told the next one.
     */
    public String cycle(DelegateExecution execution, String names) {
        return repeating(armed(execution, names, SlaClock.DEADLINE));
    }

    /** As {@link #cycle}, for the warnings before the deadlines. */
    public String warning(DelegateExecution execution, String names) {
        return repeating(armed(execution, names, SlaClock.WARNING));
    }

    /** For {@code camunda:dueDate} of a user task; null while the clock has not started, is paused or met. */
    public @Nullable Date taskDue(VariableScope scope, String clock) {
        return date(find(execution(scope), clock).due());
    }

    /** For {@code camunda:followUpDate} of a user task: when the first warning of the clock comes; null where none will. */
    public @Nullable Date taskFollowUp(VariableScope scope, String clock) {
        return date(find(execution(scope), clock).next(SlaClock.WARNING));
    }

    /**
     * For a timer of {@link #due} or {@link #cycle} that has fired: records the deadline that passed and names it to what
     * follows as {@code trigger}, such as {@code firstReplyOverdue} or {@code inactivity}.
     */
    public void passed(DelegateExecution execution, String names) {
        var late = reached(execution, names, SlaClock.DEADLINE);
        keeper.claim(late, late.passed(SlaClock.DEADLINE, time.instant()), "passed");
        execution.setVariableLocal("trigger", late.name().trigger());
        caseFile.record(new DeadlinePassed(late.number(), late.name().title(), late.deadline()));
    }

    /** For a timer of {@link #warning} that has fired: records that a deadline is near, unless it has passed meanwhile. */
    public void warned(DelegateExecution execution, String names) {
        var near = reached(execution, names, SlaClock.WARNING);
        if (keeper.claimWarnings(near)) {
            caseFile.record(new DeadlineNear(near.number(), near.name().title(), near.deadline()));
        }
    }

    /** The clock whose rung the timer stands for. Where none is left, the timer was not where the ledger says. */
    private SlaClock reached(DelegateExecution execution, String names, Predicate<Duration> kind) {
        return find(execution, names).clocks().stream()
                .filter(clock -> !clock.passed(kind, time.instant()).isEmpty())
                .min(Comparator.comparing(clock -> clock.next(kind)))
                .orElseThrow(() -> new ActedOnAlready(
                        "No rung of %s is reached that nobody has acted on; the timer will be set right and tried again"
                                .formatted(names)));
    }

    /** A process that is still to be given its case has nothing to be late for. */
    private Instant armed(DelegateExecution execution, String names, Predicate<Duration> kind) {
        var next = execution.getProcessBusinessKey() == null
                ? null
                : find(execution, names).next(kind);
        return next == null ? time.instant().plus(ASLEEP) : next;
    }

    private CaseClocks find(DelegateExecution execution, String names) {
        var escalation = execution.getVariable("escalation");
        return clocks.of(new CaseNumber(execution.getProcessBusinessKey()))
                .named(ClockName.listOf(names), escalation == null ? null : escalation.toString());
    }

    private static DelegateExecution execution(VariableScope scope) {
        return scope instanceof DelegateTask task ? task.getExecution() : (DelegateExecution) scope;
    }

    /** The engine takes a start that is past for one that was missed and sleeps on; what is late is due at once. */
    private String repeating(Instant instant) {
        var soon = time.instant().plus(AT_ONCE);
        return "R/%s/P100Y".formatted((instant.isBefore(soon) ? soon : instant).truncatedTo(ChronoUnit.MILLIS));
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }
}
