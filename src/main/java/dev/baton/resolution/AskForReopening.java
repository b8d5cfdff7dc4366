package dev.baton.resolution;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.Messages;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Status;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody knows that a resolved case is not solved. */
@Component
public class AskForReopening {

    private final CaseFile caseFile;
    private final CaseProcess process;
    private final RuntimeService runtime;

    AskForReopening(CaseFile caseFile, CaseProcess process, RuntimeService runtime) {
        this.caseFile = caseFile;
        this.process = process;
        this.runtime = runtime;
    }

    @Transactional
    public void ask(CaseNumber number, String reason) {
        var subject = caseFile.getForChange(number);
        if (subject.status() != Status.RESOLVED) {
            throw NotNow.as(subject);
        }
        process.unlessStuck(number);
        runtime.createMessageCorrelation(Messages.CASE_REOPENED)
                .processInstanceBusinessKey(number.value())
                .setVariable(ReopenCase.REASON, reason)
                .correlate();
    }
}
