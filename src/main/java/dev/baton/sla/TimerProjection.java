package dev.baton.sla;

import dev.baton.casefile.CaseNumber;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The ledger is the truth and a timer only its shadow: after a change every timer of the case asks for its due date again. */
@Component
class TimerProjection {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final ToldDeadlines deadlines;

    TimerProjection(RuntimeService runtime, ManagementService management, ToldDeadlines deadlines) {
        this.runtime = runtime;
        this.management = management;
        this.deadlines = deadlines;
    }

    void follow(CaseNumber number, CaseClocks clocks) {
        var told = deadlines.of(clocks);
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .forEach(process -> follow(process, told));
    }

    private void follow(ProcessInstance process, Map<String, Object> told) {
        management
                .createJobQuery()
                .processInstanceId(process.getId())
                .timers()
                .list()
                .forEach(this::askAgain);
        var changed = new HashMap<>(told);
        changed.entrySet()
                .removeAll(runtime.getVariables(process.getId(), told.keySet()).entrySet());
        if (!changed.isEmpty()) {
            runtime.setVariables(process.getId(), changed);
        }
    }

    private void askAgain(Job timer) {
        management.recalculateJobDuedate(timer.getId(), false);
    }
}
