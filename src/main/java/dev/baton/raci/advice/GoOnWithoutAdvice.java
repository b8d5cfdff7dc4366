package dev.baton.raci.advice;

import dev.baton.casefile.CaseEvent.AdviceEnded;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody answered in time; the work has gone on meanwhile, and that it goes on without the advice is told. */
@Component
class GoOnWithoutAdvice implements JavaDelegate {

    private final AdviceQuestions questions;
    private final CaseFile caseFile;

    GoOnWithoutAdvice(AdviceQuestions questions, CaseFile caseFile) {
        this.questions = questions;
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = new CaseNumber(execution.getProcessBusinessKey());
        var id = ((Number) execution.getVariable("advice")).longValue();
        questions
                .end(id, WhyEnded.OVERDUE)
                .ifPresent(ended -> caseFile.record(new AdviceEnded(
                        number, ended.id(), ended.activity(), ended.groupName(), WhyEnded.OVERDUE.told())));
    }
}
