package dev.baton.resolution;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Messages;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Status;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody knows that a resolved case is not solved. */
@Component
class AskForReopening {

    private final CaseFile caseFile;
    private final RuntimeService runtime;

    AskForReopening(CaseFile caseFile, RuntimeService runtime) {
        this.caseFile = caseFile;
        this.runtime = runtime;
    }

    @Transactional
    void ask(CaseNumber number, String reason) {
        var subject = caseFile.get(number);
        if (subject.status() != Status.RESOLVED) {
            throw NotNow.as(subject);
        }
        var reopened = runtime.createMessageCorrelation(Messages.CASE_REOPENED)
                .processInstanceBusinessKey(number.value())
                .setVariable(ReopenCase.REASON, reason)
                .correlateAllWithResult();
        if (reopened.isEmpty()) {
            throw NotNow.withoutProcess(number);
        }
    }
}
