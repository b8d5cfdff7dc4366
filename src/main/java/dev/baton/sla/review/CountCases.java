package dev.baton.sla.review;

import dev.baton.sla.SlaClocks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts the open cases a review will look at, for its progress. */
@Component
class CountCases implements JavaDelegate {

    private final SlaClocks clocks;

    CountCases(SlaClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("total", clocks.open((String) execution.getVariable("account")));
        execution.setVariable("reviewed", 0);
        execution.setVariable("last", "");
    }
}
