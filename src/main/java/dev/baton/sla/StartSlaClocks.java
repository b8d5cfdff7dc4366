package dev.baton.sla;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Waiting;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class StartSlaClocks implements JavaDelegate {

    private final SlaPolicy policy;
    private final SlaClocks clocks;
    private final ToldDeadlines deadlines;
    private final CaseFile caseFile;
    private final Waiting waiting;
    private final Clock time;

    StartSlaClocks(
            SlaPolicy policy,
            SlaClocks clocks,
            ToldDeadlines deadlines,
            CaseFile caseFile,
            Waiting waiting,
            Clock time) {
        this.policy = policy;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.caseFile = caseFile;
        this.waiting = waiting;
        this.time = time;
    }

    /** The customer's clocks count from the report, not from when we got round to triage. */
    @Override
    public void execute(DelegateExecution execution) {
        var number = new CaseNumber(execution.getProcessBusinessKey());
        var reportedAt = caseFile.get(number).reportedAt();
        var paused = waiting.isOn(number);
        var all = clocks.of(number);
        for (var budget :
                policy.budgets(new HashMap<>(execution.getVariables())).entrySet()) {
            all = all.change(budget.getKey(), clock -> start(clock.with(budget.getValue()), reportedAt, paused));
        }
        all.clocks().forEach(clocks::save);
        deadlines.of(all).forEach(execution::setVariable);
    }

    private SlaClock start(SlaClock clock, Instant reportedAt, boolean paused) {
        var anchor = anchor(clock.name(), reportedAt);
        return anchor == null || clock.isStarted() ? clock : clock.from(anchor, paused);
    }

    private @Nullable Instant anchor(ClockName name, Instant reportedAt) {
        return switch (name) {
            case FIRST_REPLY, RESOLUTION -> reportedAt;
            case INACTIVITY -> time.instant();
            default -> null;
        };
    }
}
