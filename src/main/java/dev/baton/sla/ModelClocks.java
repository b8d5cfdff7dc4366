package dev.baton.sla;

import dev.baton.casefile.CaseEvent.DeadlinePassed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The bean {@code clocks}: what a model may ask about the deadlines of its case.
 *
 * <p>A clock is named {@code triage}, {@code firstReply}, {@code nextReply}, {@code customerUpdate}, {@code resolution},
 * {@code inactivity} or {@code takeCharge}; another name fails with {@link IllegalArgumentException}.
 */
@Component("clocks")
public class ModelClocks {

    private static final Duration ASLEEP = Duration.ofDays(36_500);

    private final SlaClocks clocks;
    private final CaseFile caseFile;
    private final Clock time;

    ModelClocks(SlaClocks clocks, CaseFile caseFile, Clock time) {
        this.clocks = clocks;
        this.caseFile = caseFile;
        this.time = time;
    }

    /** For {@code timeDate}: when the clock is over, or a hundred years from now while it has not started, is paused or met. */
    public Date due(DelegateExecution execution, String clock) {
        return Date.from(armed(execution, clock));
    }

    /**
     * For {@code timeCycle} of a deadline that comes again, such as inactivity: an ISO-8601 repeating interval that starts
     * when the clock is over and then sleeps until the clock is started anew.
     */
    public String cycle(DelegateExecution execution, String clock) {
        return "R/%s/P100Y".formatted(armed(execution, clock).truncatedTo(ChronoUnit.MILLIS));
    }

    /** For {@code camunda:dueDate} of a user task; null while the clock has not started, is paused or met. */
    public @Nullable Date taskDue(VariableScope scope, String clock) {
        return find(execution(scope), clock).map(SlaClock::due).map(Date::from).orElse(null);
    }

    /** For a timer that has fired: records that the deadline passed and names it to what follows, as {@code trigger}. */
    public void passed(DelegateExecution execution, String clock) {
        execution.setVariableLocal("trigger", trigger(ClockName.of(clock)));
        find(execution, clock).filter(late -> late.passedAt() == null).ifPresent(this::pass);
    }

    private void pass(SlaClock late) {
        clocks.save(late.pass(time.instant()));
        caseFile.record(new DeadlinePassed(late.number(), late.name().title(), late.deadline()));
    }

    private Instant armed(DelegateExecution execution, String clock) {
        return find(execution, clock)
                .map(SlaClock::armed)
                .orElseGet(() -> time.instant().plus(ASLEEP));
    }

    private Optional<SlaClock> find(DelegateExecution execution, String clock) {
        var name = ClockName.of(clock);
        var subject = name == ClockName.TAKE_CHARGE ? String.valueOf(execution.getVariable("escalation")) : "";
        return clocks.find(new CaseNumber(execution.getProcessBusinessKey()), name, subject);
    }

    private static DelegateExecution execution(VariableScope scope) {
        return scope instanceof org.camunda.bpm.engine.delegate.DelegateTask task
                ? task.getExecution()
                : (DelegateExecution) scope;
    }

    private static String trigger(ClockName clock) {
        return clock == ClockName.INACTIVITY ? clock.id() : clock.id() + "Overdue";
    }
}
