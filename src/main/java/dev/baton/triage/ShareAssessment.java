package dev.baton.triage;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * What an assessment found is what everything that runs for the case goes on with: forms, timers, escalations, tasks. Whoever
 * called the assessment gets it from the model, because a process that is just being started is not found yet.
 */
@Component
class ShareAssessment implements ExecutionListener {

    private static final List<String> FOUND = List.of(
            "priority",
            "score",
            "reasons",
            "taskPriority",
            "highRisk",
            "firstReplyDue",
            "resolutionDue",
            "atOnceTrigger");
    private static final String PLAN_STRATEGY = "userTask_planStrategy";

    private final CaseFile caseFile;
    private final Facts facts;
    private final RuntimeService runtime;
    private final TaskService tasks;

    ShareAssessment(CaseFile caseFile, Facts facts, RuntimeService runtime, TaskService tasks) {
        this.caseFile = caseFile;
        this.facts = facts;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** What models wait for is told last: by then they can read the rest. */
    @Override
    public void notify(DelegateExecution execution) {
        var subject = caseFile.get(new CaseNumber(execution.getProcessBusinessKey()));
        var found = new HashMap<>(facts.of(subject.number()));
        FOUND.forEach(name -> found.put(name, execution.getVariable(name)));
        execution.setVariable("strategyNeeded", isStrategyNeeded(subject));
        var asked = Map.of(
                "strategyNeeded", execution.getVariable("strategyNeeded"),
                "escalateAtOnce", Boolean.TRUE.equals(execution.getVariable("escalateAtOnce")));
        for (var process : processes(subject)) {
            if (!process.getId().equals(execution.getProcessInstanceId())) {
                runtime.setVariables(process.getId(), found);
                runtime.setVariables(process.getId(), asked);
            }
        }
        rank(subject, ((Number) execution.getVariable("taskPriority")).intValue());
    }

    /** Asked once: not while the task is open, and not again where there is a strategy, also after a reopening. */
    private boolean isStrategyNeeded(Case subject) {
        return subject.highRisk()
                && subject.strategy() == null
                && openTasks(subject).taskDefinitionKey(PLAN_STRATEGY).count() == 0;
    }

    private void rank(Case subject, int priority) {
        openTasks(subject).list().forEach(task -> tasks.setPriority(task.getId(), priority));
    }

    private List<ProcessInstance> processes(Case subject) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(subject.number().value())
                .list();
    }

    private TaskQuery openTasks(Case subject) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(subject.number().value());
    }
}
