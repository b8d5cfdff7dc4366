package dev.baton.triage;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.CaseTriaged;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Grade;
import dev.baton.casefile.Messages;
import dev.baton.casefile.NotNow;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How bad it is has changed: the case takes the same path as after its triage, and what runs goes on under what it finds. */
@Component
class AssessAnew {

    private final CaseFile caseFile;
    private final RuntimeService runtime;

    AssessAnew(CaseFile caseFile, RuntimeService runtime) {
        this.caseFile = caseFile;
        this.runtime = runtime;
    }

    @Transactional
    Case assess(CaseNumber number, String category, Grade impact, Grade urgency) {
        NotNow.unlessWorkedOn(caseFile.getForChange(number));
        caseFile.record(new CaseTriaged(number, category, impact, urgency));
        run(number);
        return caseFile.get(number);
    }

    void run(CaseNumber number) {
        runtime.createMessageCorrelation(Messages.CASE_ASSESSED)
                .processInstanceBusinessKey(number.value())
                .correlate();
    }
}
