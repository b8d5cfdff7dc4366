package dev.baton.kpi.okrsteps;

import dev.baton.kpi.okrs.Objective;
import dev.baton.kpi.okrs.Objectives;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A check-in from which somebody takes their name is with who owns the objective. */
@Component
class OwnerKeepsTheTask {

    private static final String PROCESS = "okr-check-in:";

    private final Objectives objectives;

    OwnerKeepsTheTask(Objectives objectives) {
        this.objectives = objectives;
    }

    @EventListener
    void keep(DelegateTask task) {
        if (TaskListener.EVENTNAME_UPDATE.equals(task.getEventName())
                && task.getAssignee() == null
                && task.getProcessDefinitionId() != null
                && task.getProcessDefinitionId().startsWith(PROCESS)) {
            objectives
                    .find(task.getExecution().getProcessBusinessKey())
                    .map(Objective::owner)
                    .ifPresent(task::setAssignee);
        }
    }
}
