package dev.baton.resolution;

import static java.util.Objects.requireNonNullElse;

import dev.baton.casefile.CaseEvent.CaseReopened;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.FormAnswers;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** It was not solved after all: the work goes on where it ended, until the case is closed. */
@Component
class ReopenCase implements JavaDelegate {

    static final String REASON = "note_reopening";

    private static final String NOBODY_READ_IT = "The customer wrote and nobody answered in time";

    private final CaseFile caseFile;
    private final Clock clock;

    ReopenCase(CaseFile caseFile, Clock clock) {
        this.caseFile = caseFile;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var subject = caseFile.get(new CaseNumber(execution.getProcessBusinessKey()));
        var answers = new FormAnswers(execution.getVariables());
        var reason = requireNonNullElse(answers.optional(REASON, "Reason"), NOBODY_READ_IT);
        caseFile.record(new CaseReopened(subject.number(), clock.instant(), reason, subject.reopened() + 1));
        execution.removeVariable(REASON);
    }
}
