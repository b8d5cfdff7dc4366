package dev.baton.routing;

import dev.baton.casefile.CaseEvent.BatonPassed;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Every form names who is accountable now. */
@Component
class AccountableIsTold {

    private final RuntimeService runtime;

    AccountableIsTold(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void tell(BatonPassed passed) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(passed.number().value())
                .list()
                .forEach(process -> runtime.setVariable(process.getId(), "accountable", passed.to()));
    }
}
