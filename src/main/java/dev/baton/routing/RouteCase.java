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
        var number = new CaseNumber(execution.getProcessBusinessKey());
        var now =
                new CaseRouted(number, (String) execution.getVariable("team"), (String) execution.getVariable("skill"));
        var subject = caseFile.get(number);
        if (!now.team().equals(subject.team()) || !now.skill().equals(subject.skill())) {
            caseFile.record(now);
        }
    }
}
