package dev.baton.escalation.accountsteps;

import dev.baton.escalation.accounts.AccountEscalation;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A task of an account escalation from which somebody takes their name is with who is directly responsible. */
@Component
class ResponsibleKeepsTheTask {

    private static final String PROCESS = "account-escalation:";
    private static final String OPEN_TO_ALL = "userTask_acceptAccountEscalation";

    private final AccountEscalationRecords escalations;

    ResponsibleKeepsTheTask(AccountEscalationRecords escalations) {
        this.escalations = escalations;
    }

    @EventListener
    void keep(DelegateTask task) {
        if (TaskListener.EVENTNAME_UPDATE.equals(task.getEventName())
                && task.getAssignee() == null
                && task.getProcessDefinitionId() != null
                && task.getProcessDefinitionId().startsWith(PROCESS)
                && !task.getTaskDefinitionKey().equals(OPEN_TO_ALL)) {
            escalations
                    .find(task.getExecution().getProcessBusinessKey())
                    .map(AccountEscalation::responsible)
                    .ifPresent(task::setAssignee);
        }
    }
}
