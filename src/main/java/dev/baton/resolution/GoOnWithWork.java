package dev.baton.resolution;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The work that comes again, because the customer was answered or somebody else has to move, stays with who had it and asks anew. */
@Component
class GoOnWithWork implements TaskListener {

    /** Known in the transaction that ends the task and makes the next one, and kept nowhere. */
    private static final String WORKER = "worker";

    static void with(DelegateTask ended, @Nullable String worker) {
        ended.setVariable(WORKER, Variables.stringValue(worker, true));
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getVariable(WORKER) instanceof String worker) {
            task.setAssignee(worker);
        }
        if (task.hasVariable(WORKER)) {
            task.removeVariable(WORKER);
            task.setVariable("outcome", null);
            task.setVariable("waitingOn", null);
        }
    }
}
