package dev.baton.kpi.okrsteps;

import dev.baton.kpi.okrs.Objective;
import dev.baton.kpi.okrs.Objectives;
import dev.baton.kpi.okrs.Pace;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The bean {@code okrs}: what a model may ask about the objective it handles. */
@Component("okrs")
public class ModelOkrs {

    private final Objectives objectives;
    private final Pace pace;
    private final Clock clock;

    ModelOkrs(Objectives objectives, Pace pace, Clock clock) {
        this.objectives = objectives;
        this.pace = pace;
        this.clock = clock;
    }

    /** For {@code camunda:assignee}. */
    public String owner(DelegateExecution execution) {
        return Objects.requireNonNull(of(execution).owner());
    }

    /** For timers: when its owner is asked next; now where that is past. */
    public Date nextCheckIn(DelegateExecution execution) {
        var next = of(execution).nextCheckIn();
        return Date.from(next == null ? clock.instant() : next);
    }

    /** For timers and due dates: by when the check-in has to be given that is asked for now. */
    public Date checkInDue(DelegateExecution execution) {
        var one = of(execution);
        if (one.checkInDue() != null) {
            return Date.from(one.checkInDue());
        }
        var due = clock.instant().plus(pace.of("checkIn"));
        objectives.ask(one.number(), one.nextCheckIn(), due);
        return Date.from(due);
    }

    /** For gateways: whether its quarter was not over yet when the last check-in was given. */
    public boolean goesOn(DelegateExecution execution) {
        return of(execution).nextCheckIn() != null;
    }

    private Objective of(DelegateExecution execution) {
        return objectives.get(execution.getProcessBusinessKey());
    }
}
