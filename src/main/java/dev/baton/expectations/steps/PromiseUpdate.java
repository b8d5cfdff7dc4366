package dev.baton.expectations.steps;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.expectations.NextUpdate;
import dev.baton.expectations.Promises;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The cadence the model decided on becomes a promise, unless a sooner one has been made. */
@Component
class PromiseUpdate implements JavaDelegate {

    private final Promises promises;
    private final NextUpdate nextUpdate;
    private final CaseFile caseFile;

    PromiseUpdate(Promises promises, NextUpdate nextUpdate, CaseFile caseFile) {
        this.promises = promises;
        this.nextUpdate = nextUpdate;
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = new CaseNumber(execution.getProcessBusinessKey());
        var updateEvery = Duration.parse((String) execution.getVariable("updateEvery"));
        promises.nextUpdate(number, nextUpdate.within(caseFile.get(number), updateEvery));
    }
}
