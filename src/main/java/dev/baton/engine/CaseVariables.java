package dev.baton.engine;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What models and forms read of a case, written into every process that runs for it. */
@Component
public class CaseVariables {

    private final RuntimeService runtime;

    CaseVariables(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /**
     * A process that ended in the same transaction is still found, and is told nothing.
     *
     * @param number of the case, the business key of its processes
     */
    public void set(String number, Map<String, ? extends @Nullable Object> values) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .filter(process -> !process.isEnded())
                .forEach(process -> runtime.setVariables(process.getId(), values));
    }
}
