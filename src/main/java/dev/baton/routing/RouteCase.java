package dev.baton.routing;

import dev.baton.casefile.CaseEvent.CaseRouted;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RouteCase implements JavaDelegate {

    private final CaseFile caseFile;

    RouteCase(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        caseFile.record(new CaseRouted(
                new CaseNumber(execution.getProcessBusinessKey()), (String) execution.getVariable("team"), (String)
                        execution.getVariable("skill")));
    }
}
