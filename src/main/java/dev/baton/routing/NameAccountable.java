package dev.baton.routing;

import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.HolderLeft.Successor;
import dev.baton.casefile.HolderLeft.Successors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** From its first moment on a case has one person who answers for it. */
@Component
class NameAccountable implements JavaDelegate {

    private final Successors successors;
    private final AnsweredFrom answeredFrom;
    private final CaseFile caseFile;

    NameAccountable(Successors successors, AnsweredFrom answeredFrom, CaseFile caseFile) {
        this.successors = successors;
        this.answeredFrom = answeredFrom;
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var group = (String) execution.getVariable("accountableGroup");
        var chosen = successors.of(group, null);
        var number = new CaseNumber(execution.getProcessBusinessKey());
        caseFile.record(new BatonPassed(number, null, chosen.person(), why(chosen, group)));
        answeredFrom.keep(number, chosen.group());
    }

    private static String why(Successor chosen, String group) {
        return chosen.group().equals(group)
                ? "answers for the fewest open cases in " + group
                : "nobody is in %s, and %s comes next".formatted(group, chosen.group());
    }
}
