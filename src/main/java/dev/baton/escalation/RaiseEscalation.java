package dev.baton.escalation;

import dev.baton.casefile.Messages;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A deadline or a rule asks for an escalation; the case carries it, whatever becomes of the step that asked. */
@Component
public class RaiseEscalation implements JavaDelegate {

    private final RuntimeService runtime;

    RaiseEscalation(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        raise(execution.getProcessBusinessKey(), Map.of("trigger", execution.getVariable("trigger")));
    }

    /** What is told to the escalation is its own: another that is raised later knows nothing of it. */
    public void raise(String businessKey, Map<String, Object> facts) {
        runtime.createMessageCorrelation(Messages.ESCALATION_REQUESTED)
                .processInstanceBusinessKey(businessKey)
                .setVariablesToTriggeredScope(facts)
                .correlate();
    }
}
