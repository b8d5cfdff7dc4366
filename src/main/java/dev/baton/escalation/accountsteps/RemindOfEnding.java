package dev.baton.escalation.accountsteps;

import dev.baton.escalation.accounts.AccountEscalationRecords;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** All exit criteria are settled and it has not ended: whoever leads it ends it, or says why not. Where one is open again nothing has to end. */
@Component
class RemindOfEnding implements JavaDelegate {

    private final AccountEscalationRecords escalations;
    private final NextGroup next;
    private final Clock clock;

    RemindOfEnding(AccountEscalationRecords escalations, NextGroup next, Clock clock) {
        this.escalations = escalations;
        this.next = next;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var one = escalations.getForChange(execution.getProcessBusinessKey());
        if (one.due() != null && !one.due().isAfter(clock.instant())) {
            next.ask(one, "userTask_meetExitCriteria");
        }
    }
}
