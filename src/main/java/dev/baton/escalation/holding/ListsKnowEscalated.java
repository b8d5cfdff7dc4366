package dev.baton.escalation.holding;

import dev.baton.casefile.CaseEvent.EscalationDeclined;
import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.engine.CaseVariables;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tasklist's list of what is escalated asks the variables of processes, and can ask nothing else of a case. */
@Component
class ListsKnowEscalated {

    private final CaseFile caseFile;
    private final CaseVariables variables;

    ListsKnowEscalated(CaseFile caseFile, CaseVariables variables) {
        this.caseFile = caseFile;
        this.variables = variables;
    }

    @OnCaseEvent(Phase.TELL)
    void itIs(EscalationRequested event) {
        tell(event.number());
    }

    @OnCaseEvent(Phase.TELL)
    void itMayBeNoMore(EscalationDeclined event) {
        tell(event.number());
    }

    @OnCaseEvent(Phase.TELL)
    void itMayBeNoMore(EscalationEnded event) {
        tell(event.number());
    }

    @OnCaseEvent(Phase.TELL)
    void itIsKnownAgain(ProcessRestarted event) {
        tell(event.number());
    }

    private void tell(CaseNumber number) {
        variables.set(number.value(), Map.of("escalated", caseFile.get(number).escalated()));
    }
}
