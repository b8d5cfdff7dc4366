package dev.baton.engine.order;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;

/** Baton's own code changes tables of its own: it is called when the process's {@link dev.baton.engine.FirstLock} is held. */
class LocksBeforeDelegates extends DefaultDelegateInterceptor {

    private final Subjects subjects;

    LocksBeforeDelegates(Subjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public void handleInvocation(DelegateInvocation invocation) throws Exception {
        if (invocation.getContextExecution() instanceof DelegateExecution execution
                && execution.getProcessBusinessKey() != null) {
            subjects.lock(List.of(execution.getProcessBusinessKey()));
        }
        super.handleInvocation(invocation);
    }
}
