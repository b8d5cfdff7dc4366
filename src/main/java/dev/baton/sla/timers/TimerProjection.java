package dev.baton.sla.timers;

import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.sla.CaseClocks;
import dev.baton.sla.ClockName;
import dev.baton.sla.SlaClock;
import dev.baton.sla.SlaClocks;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The ledger is the truth; timers and the dates of tasks are only its shadow. At the end of a transaction that changed clocks
 * every timer of the case asks for its due date again, those it created included, and its tasks get their dates.
 */
@Component
public class TimerProjection {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;
    private final ModelClockReferences times;
    private final ToldDeadlines deadlines;
    private final SlaClocks clocks;
    private final AsSystem asSystem;

    TimerProjection(
            RuntimeService runtime,
            ManagementService management,
            TaskService tasks,
            ModelClockReferences times,
            ToldDeadlines deadlines,
            SlaClocks clocks,
            AsSystem asSystem) {
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
        this.times = times;
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.asSystem = asSystem;
    }

    /** A process that is started again reads what the clocks say. */
    @OnCaseEvent(Phase.TELL)
    void goesOn(ProcessRestarted event) {
        follow(event.number());
    }

    public void follow(CaseNumber number) {
        changed().add(number);
    }

    @SuppressWarnings("unchecked")
    private Set<CaseNumber> changed() {
        if (!TransactionSynchronizationManager.hasResource(this)) {
            var changed = new LinkedHashSet<CaseNumber>();
            TransactionSynchronizationManager.bindResource(this, changed);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    asSystem.run(() -> project(changed));
                }

                /** A transaction inside another one has changes of its own. */
                @Override
                public void suspend() {
                    TransactionSynchronizationManager.unbindResourceIfPossible(TimerProjection.this);
                }

                @Override
                public void resume() {
                    TransactionSynchronizationManager.bindResource(TimerProjection.this, changed);
                }

                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(TimerProjection.this);
                }
            });
        }
        return (Set<CaseNumber>) TransactionSynchronizationManager.getResource(this);
    }

    private void project(Set<CaseNumber> changed) {
        while (!changed.isEmpty()) {
            var number = changed.iterator().next();
            changed.remove(number);
            project(number);
        }
    }

    void project(CaseNumber number) {
        var now = clocks.of(number);
        var told = deadlines.of(now);
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .forEach(process -> follow(process, now, told));
    }

    private void follow(ProcessInstance process, CaseClocks clocks, Map<String, Object> told) {
        var timers = times.timers(process.getProcessDefinitionId());
        management.createJobQuery().processInstanceId(process.getId()).timers().orderByJobId().asc().list().stream()
                .filter(timer -> !timers.isEmpty())
                .forEach(this::askAgain);
        tasks.createTaskQuery().processInstanceId(process.getId()).list().forEach(task -> follow(task, clocks));
        tell(process, told);
    }

    private void askAgain(Job timer) {
        management.recalculateJobDuedate(timer.getId(), false);
    }

    private void follow(Task task, CaseClocks clocks) {
        var question = times.tasks(task.getProcessDefinitionId()).get(task.getTaskDefinitionKey());
        if (question == null) {
            return;
        }
        var asked = clocks.named(ClockName.listOf(question.clocks()), escalation(task));
        var due = asked.due();
        var followUp = asked.next(SlaClock.WARNING);
        if (!same(task.getDueDate(), due) || !same(task.getFollowUpDate(), followUp)) {
            task.setDueDate(due == null ? null : Date.from(due));
            task.setFollowUpDate(followUp == null ? null : Date.from(followUp));
            tasks.saveTask(task);
        }
    }

    private @Nullable String escalation(Task task) {
        var escalation = runtime.getVariable(task.getExecutionId(), "escalation");
        return escalation == null ? null : escalation.toString();
    }

    private void tell(ProcessInstance process, Map<String, Object> told) {
        var changed = new HashMap<>(told);
        changed.entrySet()
                .removeAll(runtime.getVariables(process.getId(), told.keySet()).entrySet());
        if (!changed.isEmpty()) {
            runtime.setVariables(process.getId(), changed);
        }
    }

    private static boolean same(@Nullable Date date, java.time.@Nullable Instant instant) {
        return Objects.equals(date == null ? null : date.toInstant(), instant);
    }
}
