package dev.baton.sla.timers;

import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which escalation of its case a process carries. */
@Component
public class EscalationsOfProcesses {

    private final RuntimeService runtime;

    EscalationsOfProcesses(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** One SQL statement. */
    public @Nullable String of(String processInstance) {
        return runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(processInstance)
                .variableName("escalation")
                .list()
                .stream()
                .findFirst()
                .map(escalation -> String.valueOf(escalation.getValue()))
                .orElse(null);
    }
}
