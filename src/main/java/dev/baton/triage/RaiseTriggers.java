package dev.baton.triage;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Of several triggers that are new the gravest asks for the escalation; one question is enough for all of them. */
@Component
class RaiseTriggers implements JavaDelegate {

    private static final String ESCALATION_REQUESTED = "baton.escalationRequested";

    private final CaseFile caseFile;
    private final RaisedTriggers raised;
    private final RuntimeService runtime;

    RaiseTriggers(CaseFile caseFile, RaisedTriggers raised, RuntimeService runtime) {
        this.caseFile = caseFile;
        this.raised = raised;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var subject = caseFile.get(new CaseNumber(execution.getProcessBusinessKey()));
        var fresh = raised.newOf(subject, RaisedTriggers.listed(execution.getVariable("triggers")));
        fresh.forEach(trigger -> raised.raise(subject, trigger));
        fresh.stream()
                .findFirst()
                .ifPresent(gravest -> runtime.createMessageCorrelation(ESCALATION_REQUESTED)
                        .processInstanceBusinessKey(subject.number().value())
                        .setVariablesToTriggeredScope(Map.of("trigger", gravest))
                        .correlate());
    }
}
