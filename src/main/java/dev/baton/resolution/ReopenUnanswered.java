package dev.baton.resolution;

import dev.baton.casefile.CaseEvent.DeadlineUnwatched;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.CaseProcess.State;
import dev.baton.casefile.Deadlines;
import dev.baton.casefile.Messages;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.Status;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** A word on a resolved case that nobody answered in time opens it again, also where no timer watched that. */
@Component
class ReopenUnanswered {

    private static final String UNANSWERED = "nextReplyOverdue";

    private final CaseFile caseFile;
    private final CaseProcess process;
    private final Deadlines deadlines;
    private final RuntimeService runtime;

    ReopenUnanswered(CaseFile caseFile, CaseProcess process, Deadlines deadlines, RuntimeService runtime) {
        this.caseFile = caseFile;
        this.process = process;
        this.deadlines = deadlines;
        this.runtime = runtime;
    }

    /** After others have acted on the case as it was: an open one would be escalated. */
    @OnCaseEvent(Phase.TELL)
    void reopen(DeadlineUnwatched event) {
        var number = event.number();
        if (event.trigger().equals(UNANSWERED)
                && caseFile.get(number).status() == Status.RESOLVED
                && deadlines.isReplyOwed(number)
                && process.of(number) == State.RUNNING) {
            runtime.createMessageCorrelation(Messages.CASE_REOPENED)
                    .processInstanceBusinessKey(number.value())
                    .correlate();
        }
    }
}
