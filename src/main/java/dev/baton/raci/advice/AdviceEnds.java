package dev.baton.raci.advice;

import dev.baton.casefile.CaseEvent.AdviceEnded;
import dev.baton.casefile.CaseEvent.CaseClosed;
import dev.baton.casefile.CaseEvent.CaseReopened;
import dev.baton.casefile.CaseEvent.ResolutionRejected;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Nobody is left with a question that nobody waits for. */
@Component
class AdviceEnds {

    private static final String SIGN_OFF = "resolutionSignOff";

    private final AdviceQuestions questions;
    private final AdviceProcesses processes;
    private final CaseFile caseFile;

    AdviceEnds(AdviceQuestions questions, AdviceProcesses processes, CaseFile caseFile) {
        this.questions = questions;
        this.processes = processes;
        this.caseFile = caseFile;
    }

    void withTheActivity(CaseNumber number, String activity) {
        end(number, activity, WhyEnded.DONE);
    }

    /** A refusal is an answer as well. */
    @OnCaseEvent(Phase.ACT)
    void withTheSignOff(ResolutionRejected refused) {
        end(refused.number(), SIGN_OFF, WhyEnded.DONE);
    }

    @OnCaseEvent(Phase.ACT)
    void withTheWork(ResolutionSignedOff resolved) {
        end(resolved.number(), null, WhyEnded.RESOLVED);
    }

    @OnCaseEvent(Phase.ACT)
    void withTheDocumentation(CaseReopened reopened) {
        end(reopened.number(), null, WhyEnded.REOPENED);
    }

    @OnCaseEvent(Phase.ACT)
    void withTheCase(CaseClosed closed) {
        end(closed.number(), null, WhyEnded.CLOSED);
    }

    private void end(CaseNumber number, @Nullable String activity, WhyEnded why) {
        questions.end(number, activity, why).forEach(ended -> {
            caseFile.record(new AdviceEnded(number, ended.id(), ended.activity(), ended.groupName(), why.told()));
            processes.end(number, ended.id());
        });
    }
}
