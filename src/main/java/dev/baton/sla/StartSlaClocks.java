package dev.baton.sla;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class StartSlaClocks implements JavaDelegate {

    private final ClockKeeper keeper;
    private final CaseFile caseFile;
    private final Clock time;

    StartSlaClocks(ClockKeeper keeper, CaseFile caseFile, Clock time) {
        this.keeper = keeper;
        this.caseFile = caseFile;
        this.time = time;
    }

    /** The customer's clocks count from the report, not from when we got round to triage. */
    @Override
    public void execute(DelegateExecution execution) {
        var number = new CaseNumber(execution.getProcessBusinessKey());
        keeper.retarget(number, "prioritized");
        var reportedAt = caseFile.get(number).reportedAt();
        var waits = keeper.waits(number);
        keeper.change(
                number,
                "reported",
                all -> all.change(ClockName.FIRST_REPLY, clock -> start(clock, reportedAt, waits))
                        .change(ClockName.RESOLUTION, clock -> start(clock, reportedAt, waits))
                        .change(ClockName.INACTIVITY, clock -> start(clock, time.instant(), waits)));
    }

    private static SlaClock start(SlaClock clock, Instant anchor, Waits waits) {
        return clock.isStarted() ? clock : clock.from(anchor, waits);
    }
}
