package dev.baton.triage;

import dev.baton.casefile.CaseNumber;
import dev.baton.engine.CaseVariables;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** What a case was found to be while it is worked on is what its forms, timers, escalations and tasks go on with. */
@Component
class ShareAssessment implements ExecutionListener {

    private static final List<String> FOUND = List.of("priority", "taskPriority", "atOnceTrigger");

    /** What models wait for is told last: by then they can read the rest. */
    private static final List<String> WAITED_FOR = List.of("strategyNeeded", "escalateAtOnce");

    private final CaseVariables variables;
    private final TaskService tasks;

    ShareAssessment(CaseVariables variables, TaskService tasks) {
        this.variables = variables;
        this.tasks = tasks;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var number = new CaseNumber(execution.getProcessBusinessKey());
        var found = new HashMap<String, Object>();
        FOUND.forEach(name -> found.put(name, execution.getVariable(name)));
        var waitedFor = new HashMap<String, Object>();
        WAITED_FOR.forEach(name -> waitedFor.put(name, execution.getVariable(name)));
        variables.set(number.value(), found);
        variables.set(number.value(), waitedFor);
        rank(number, ((Number) execution.getVariable("taskPriority")).intValue());
    }

    private void rank(CaseNumber number, int priority) {
        tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .forEach(task -> tasks.setPriority(task.getId(), priority));
    }
}
