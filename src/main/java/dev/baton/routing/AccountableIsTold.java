package dev.baton.routing;

import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Keeps the variable {@code accountable}, which forms show, up to date. A process that ended in this transaction is still found
 * and has no variables any more.
 */
@Component
class AccountableIsTold {

    private final RuntimeService runtime;

    AccountableIsTold(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @OnCaseEvent(Phase.TELL)
    void tell(BatonPassed passed) {
        runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(passed.number().value())
                .list()
                .stream()
                .filter(process -> !process.isEnded())
                .forEach(process -> runtime.setVariable(process.getId(), "accountable", passed.to()));
    }
}
