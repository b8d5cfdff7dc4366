package dev.baton.routing.holders;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.CaseEvent.TaskGiven;
import dev.baton.casefile.CaseEvent.TaskReturned;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A task that nobody can do, as nobody is in its groups or it has none any more, is with whoever answers for the case until
 * somebody can.
 */
@Component
class StandIns {

    private static final Logger log = LoggerFactory.getLogger(StandIns.class);
    private static final String MARK = "standIn";

    private final TasksOfNobody nobodys;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final CaseFile caseFile;
    private final Alarms alarms;
    private final TransactionTemplate transaction;

    StandIns(
            TasksOfNobody nobodys,
            TaskService tasks,
            RuntimeService runtime,
            CaseFile caseFile,
            Alarms alarms,
            TransactionTemplate transaction) {
        this.nobodys = nobodys;
        this.tasks = tasks;
        this.runtime = runtime;
        this.caseFile = caseFile;
        this.alarms = alarms;
        this.transaction = transaction;
    }

    void look() {
        nobodys.withoutAnybody().forEach(task -> apart(task, this::give));
        nobodys.marked(MARK).forEach(task -> apart(task, this::giveBack));
        tellOfLost();
    }

    /** After whoever else follows the baton with a task. */
    @OnCaseEvent(Phase.TELL)
    void goAlong(BatonPassed passed) {
        tasks.createTaskQuery().processInstanceBusinessKey(passed.number().value()).list().stream()
                .filter(task -> standIn(task) != null)
                .filter(task -> task.getAssignee() == null || task.getAssignee().equals(standIn(task)))
                .forEach(task -> move(task, passed.to()));
    }

    private void apart(Task found, Step step) {
        try {
            var number = number(found);
            transaction.executeWithoutResult(begun -> {
                caseFile.lock(number);
                var task =
                        tasks.createTaskQuery().taskId(found.getId()).active().singleResult();
                if (task != null) {
                    step.take(task, caseFile.get(number));
                }
            });
        } catch (RuntimeException failure) {
            log.warn(
                    "\"{}\" ({}) is nobody's and could not be given to anybody; tried again soon",
                    found.getName(),
                    found.getId(),
                    failure);
        }
    }

    private interface Step {
        void take(Task task, Case subject);
    }

    private void give(Task task, Case subject) {
        var person = subject.accountable();
        if (person != null && task.getAssignee() == null && !nobodys.isSomebodyThere(task)) {
            move(task, person);
            caseFile.record(new TaskGiven(subject.number(), task.getName(), person, why(task)));
        }
    }

    private void giveBack(Task task, Case subject) {
        var person = Objects.requireNonNull(standIn(task));
        if (!person.equals(task.getAssignee())) {
            tasks.removeVariableLocal(task.getId(), MARK);
        } else if (nobodys.isSomebodyThere(task)) {
            tasks.removeVariableLocal(task.getId(), MARK);
            tasks.setAssignee(task.getId(), null);
            caseFile.record(new TaskReturned(
                    subject.number(), task.getName(), person, "somebody is there again whose work it is"));
        }
    }

    private void move(Task task, String person) {
        tasks.setVariableLocal(task.getId(), MARK, person);
        tasks.setAssignee(task.getId(), person);
    }

    private String why(Task task) {
        var groups = nobodys.groups(task);
        return groups.isEmpty() ? "it was nobody's" : "nobody is in " + String.join(" or ", groups);
    }

    /** A group that is empty is an alarm of its own; a task without any is one until it has somebody by itself. */
    private void tellOfLost() {
        var lost = new HashSet<String>();
        for (var task : nobodys.marked(MARK)) {
            var number = number(task);
            if (nobodys.groups(task).isEmpty()) {
                lost.add(number.value());
                alarms.raise(
                        Alarm.Kind.TASK_OF_NOBODY,
                        number.value(),
                        "\"%s\" had neither a person nor a group and is with %s, who answers for the case. Add its group in Cockpit, or give it to somebody."
                                .formatted(task.getName(), task.getAssignee()));
            }
        }
        alarms.settleAllBut(Alarm.Kind.TASK_OF_NOBODY, List.copyOf(lost));
    }

    private @Nullable String standIn(Task task) {
        return (String) tasks.getVariableLocal(task.getId(), MARK);
    }

    private CaseNumber number(Task task) {
        return new CaseNumber(runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey());
    }
}
