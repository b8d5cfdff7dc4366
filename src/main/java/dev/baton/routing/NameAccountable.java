package dev.baton.routing;

import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.routing.choice.Wanted;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** From its first moment on a case has one person who answers for it. */
@Component
class NameAccountable implements JavaDelegate {

    private final NextAuthority successors;
    private final AnsweredFrom answeredFrom;
    private final CaseFile caseFile;

    NameAccountable(NextAuthority successors, AnsweredFrom answeredFrom, CaseFile caseFile) {
        this.successors = successors;
        this.answeredFrom = answeredFrom;
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var group = (String) execution.getVariable("accountableGroup");
        var number = new CaseNumber(execution.getProcessBusinessKey());
        var chosen = successors.of(new Wanted(group, null, Set.of(), number));
        caseFile.record(new BatonPassed(number, null, chosen.person(), chosen.why()));
        answeredFrom.keep(number, chosen.group());
    }
}
