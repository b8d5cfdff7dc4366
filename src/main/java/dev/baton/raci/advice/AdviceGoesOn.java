package dev.baton.raci.advice;

import dev.baton.casefile.CaseEvent.AdviceEnded;
import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What was asked when the process of a case was lost is asked again until its own hour, with the processes that run for the case. */
@Component
class AdviceGoesOn {

    private final AdviceQuestions questions;
    private final AdviceProcesses processes;
    private final CaseFile caseFile;
    private final Clock clock;

    AdviceGoesOn(AdviceQuestions questions, AdviceProcesses processes, CaseFile caseFile, Clock clock) {
        this.questions = questions;
        this.processes = processes;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    @OnCaseEvent(Phase.ACT)
    void goOn(ProcessRestarted restarted) {
        questions.openOf(restarted.number()).forEach(open -> goOn(restarted.number(), open));
    }

    private void goOn(CaseNumber number, Advice open) {
        processes.end(number, open.id());
        if (open.isOverdueAt(clock.instant())) {
            questions
                    .end(open.id(), WhyEnded.OVERDUE)
                    .ifPresent(ended -> caseFile.record(new AdviceEnded(
                            number, ended.id(), ended.activity(), ended.groupName(), WhyEnded.OVERDUE.told())));
        } else {
            processes.start(caseFile.get(number), open.id(), open.activity(), open.groupName(), open.due());
        }
    }
}
