package dev.baton.triage;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Of several triggers that are new the gravest asks for the escalation; one question is enough for all of them. */
@Component
class RaiseTriggers implements JavaDelegate {

    private final CaseFile caseFile;
    private final RaisedTriggers raised;

    RaiseTriggers(CaseFile caseFile, RaisedTriggers raised) {
        this.caseFile = caseFile;
        this.raised = raised;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var subject = caseFile.get(new CaseNumber(execution.getProcessBusinessKey()));
        var fresh = raised.newOf(subject, RaisedTriggers.listed(execution.getVariable("triggers")));
        fresh.forEach(trigger -> raised.raise(subject, trigger));
        execution.setVariable("escalateAtOnce", !fresh.isEmpty());
        execution.setVariable("atOnceTrigger", fresh.stream().findFirst().orElse(null));
    }
}
