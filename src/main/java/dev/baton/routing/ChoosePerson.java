package dev.baton.routing;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ChoosePerson implements JavaDelegate {

    private final People people;
    private final CaseFile caseFile;

    ChoosePerson(People people, CaseFile caseFile) {
        this.people = people;
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var subject = caseFile.get(new CaseNumber(execution.getProcessBusinessKey()));
        var group = (String) execution.getVariable("toGroup");
        execution.setVariable(
                "holder", people.choose(group, subject.accountable()).person());
    }
}
