package dev.baton.routing;

import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** From its first moment on a case has one person who answers for it. */
@Component
class NameAccountable implements JavaDelegate {

    private final People people;
    private final CaseFile caseFile;

    NameAccountable(People people, CaseFile caseFile) {
        this.people = people;
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var choice = people.accountable((String) execution.getVariable("accountableGroup"));
        var number = new CaseNumber(execution.getProcessBusinessKey());
        caseFile.record(new BatonPassed(number, null, choice.person(), choice.why()));
        execution.getProcessInstance().setVariable("accountable", choice.person());
    }
}
