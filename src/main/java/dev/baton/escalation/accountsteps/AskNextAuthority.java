package dev.baton.escalation.accountsteps;

import dev.baton.escalation.accounts.AccountEscalation.State;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody accepted it, or set it up, in time. */
@Component
class AskNextAuthority implements JavaDelegate {

    private final AccountEscalationRecords escalations;
    private final NextGroup next;

    AskNextAuthority(AccountEscalationRecords escalations, NextGroup next) {
        this.escalations = escalations;
        this.next = next;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var one = escalations.getForChange(execution.getProcessBusinessKey());
        next.ask(
                one,
                one.state() == State.REQUESTED
                        ? "userTask_acceptAccountEscalation"
                        : "userTask_setUpAccountEscalation");
    }
}
