package dev.baton.resolution;

import dev.baton.casefile.CaseEvent.CaseReopened;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Messages;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Status;
import java.util.HashMap;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** It was not solved after all: the work goes on where it ended, until the case is closed. */
@Component
class ReopenCase {

    private final CaseFile caseFile;
    private final RuntimeService runtime;

    ReopenCase(CaseFile caseFile, RuntimeService runtime) {
        this.caseFile = caseFile;
        this.runtime = runtime;
    }

    @Transactional
    void reopen(CaseNumber number, String reason) {
        var subject = caseFile.get(number);
        if (subject.status() != Status.RESOLVED) {
            throw NotNow.as(subject);
        }
        caseFile.record(new CaseReopened(number, reason, subject.reopened() + 1));
        var anew = new HashMap<String, Object>();
        anew.put("outcome", null);
        anew.put("signOff", null);
        anew.put("escalateAtOnce", false);
        anew.put("highRisk", subject.highRisk() && subject.strategy() == null);
        runtime.createMessageCorrelation(Messages.CASE_REOPENED)
                .processInstanceBusinessKey(number.value())
                .setVariables(anew)
                .correlate();
    }
}
