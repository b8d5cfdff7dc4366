package dev.baton.triage;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Whether an account at risk needs a strategy now, as {@code strategyNeeded}: not while somebody plans one, and not again where
 * there is one, also after a reopening. By then every rule of the assessment has answered.
 */
@Component
class AskForStrategy implements ExecutionListener {

    private static final String PLAN_STRATEGY = "userTask_planStrategy";

    private final CaseFile caseFile;
    private final TaskService tasks;
    private final RuleTroubles troubles;

    AskForStrategy(CaseFile caseFile, TaskService tasks, RuleTroubles troubles) {
        this.troubles = troubles;
        this.caseFile = caseFile;
        this.tasks = tasks;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var subject = caseFile.get(new CaseNumber(execution.getProcessBusinessKey()));
        troubles.settle(subject.number());
        execution.setVariable(
                "strategyNeeded", subject.highRisk() && subject.strategy() == null && !isBeingPlanned(subject));
    }

    private boolean isBeingPlanned(Case subject) {
        return tasks.createTaskQuery()
                        .processInstanceBusinessKey(subject.number().value())
                        .taskDefinitionKey(PLAN_STRATEGY)
                        .count()
                > 0;
    }
}
