package dev.baton.routing;

import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.engine.CaseVariables;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Keeps the variable {@code accountable}, which forms show, up to date. A process that ended in this transaction is still found
 * and has no variables any more.
 */
@Component
class AccountableIsTold {

    private final CaseVariables variables;

    AccountableIsTold(CaseVariables variables) {
        this.variables = variables;
    }

    @OnCaseEvent(Phase.TELL)
    void tell(BatonPassed passed) {
        variables.set(passed.number().value(), Map.of("accountable", passed.to()));
    }
}
