package dev.baton.sla.timers;

import dev.baton.casefile.CaseNumber;
import dev.baton.sla.CaseClocks;
import dev.baton.sla.SlaClock;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the tasks of a case the due and follow-up dates its clocks say. */
@Component
class TaskDueDates {

    private final TaskService tasks;
    private final ModelClockReferences references;
    private final EscalationsOfProcesses escalations;

    TaskDueDates(TaskService tasks, ModelClockReferences references, EscalationsOfProcesses escalations) {
        this.tasks = tasks;
        this.references = references;
        this.escalations = escalations;
    }

    void follow(CaseNumber number, CaseClocks clocks) {
        tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .forEach(task -> follow(task, clocks));
    }

    private void follow(Task task, CaseClocks clocks) {
        var question = references.tasks(task.getProcessDefinitionId()).get(task.getTaskDefinitionKey());
        if (question == null) {
            return;
        }
        var asked =
                question.of(clocks, question.isOfOneEscalation() ? escalations.of(task.getProcessInstanceId()) : null);
        var due = asked.due();
        var followUp = asked.next(SlaClock.WARNING);
        if (!same(task.getDueDate(), due) || !same(task.getFollowUpDate(), followUp)) {
            task.setDueDate(due == null ? null : Date.from(due));
            task.setFollowUpDate(followUp == null ? null : Date.from(followUp));
            tasks.saveTask(task);
        }
    }

    private static boolean same(@Nullable Date date, @Nullable Instant instant) {
        return Objects.equals(date, instant == null ? null : Date.from(instant));
    }
}
