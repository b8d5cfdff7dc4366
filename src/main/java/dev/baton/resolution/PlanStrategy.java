package dev.baton.resolution;

import dev.baton.casefile.CaseEvent.StrategyPlanned;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class PlanStrategy implements TaskListener {

    private final CaseFile caseFile;

    PlanStrategy(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void notify(DelegateTask task) {
        var answers = new FormAnswers(task.getVariables());
        caseFile.record(new StrategyPlanned(
                new CaseNumber(task.getExecution().getProcessBusinessKey()),
                answers.required("note_strategy", "Strategy"),
                answers.required("note_nextStep", "Next step")));
        task.removeVariables(answers.notes());
    }
}
