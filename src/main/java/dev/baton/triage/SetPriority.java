package dev.baton.triage;

import dev.baton.casefile.CaseEvent.CasePrioritized;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Priority;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SetPriority implements JavaDelegate {

    private final CaseFile caseFile;

    SetPriority(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        caseFile.record(new CasePrioritized(
                new CaseNumber(execution.getProcessBusinessKey()),
                Priority.valueOf((String) execution.getVariable("priority")),
                ((Number) execution.getVariable("score")).intValue(),
                (String) execution.getVariable("reasons"),
                Boolean.TRUE.equals(execution.getVariable("highRisk"))));
    }
}
