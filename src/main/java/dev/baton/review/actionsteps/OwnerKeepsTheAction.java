package dev.baton.review.actionsteps;

import dev.baton.review.books.ActionBooks;
import dev.baton.review.books.ReviewAction;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An action from which somebody takes their name is with its owner. */
@Component
class OwnerKeepsTheAction {

    private static final String PROCESS = "review-action:";

    private final ActionBooks actions;

    OwnerKeepsTheAction(ActionBooks actions) {
        this.actions = actions;
    }

    @EventListener
    void keep(DelegateTask task) {
        if (TaskListener.EVENTNAME_UPDATE.equals(task.getEventName())
                && task.getAssignee() == null
                && task.getProcessDefinitionId() != null
                && task.getProcessDefinitionId().startsWith(PROCESS)) {
            actions.find(task.getExecution().getProcessBusinessKey())
                    .map(ReviewAction::owner)
                    .ifPresent(task::setAssignee);
        }
    }
}
