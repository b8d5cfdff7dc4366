package dev.baton.escalation.holding;

import dev.baton.casefile.CaseEvent.EscalationReassigned;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.HolderLeft;
import dev.baton.casefile.HolderLeft.Successor;
import dev.baton.escalation.Authority;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What they were asked to take charge of, or had taken charge of, is asked of somebody else of the same group. */
@Component
class EscalationsOfWhoLeft {

    private static final int FIRST = 10;

    private final EscalationRecords escalations;
    private final CaseFile caseFile;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Authority authority;

    EscalationsOfWhoLeft(
            EscalationRecords escalations,
            CaseFile caseFile,
            TaskService tasks,
            RuntimeService runtime,
            Authority authority) {
        this.escalations = escalations;
        this.caseFile = caseFile;
        this.tasks = tasks;
        this.runtime = runtime;
        this.authority = authority;
    }

    @EventListener
    @Order(FIRST)
    void ask(HolderLeft left) {
        escalations.openOf(left.number()).stream()
                .filter(open -> left.person().equals(open.holder()) && isTheirsNoMore(open, left))
                .forEach(open -> ask(open, left));
    }

    /** Where everybody of a group is asked, whoever has the baton meanwhile need not be of it. */
    private boolean isTheirsNoMore(Escalation open, HolderLeft left) {
        return left.concerns(open.toGroup())
                || open.askedAll() && authority.of(left.person()) == 0
                || !authority.isAnyOnesColleague(left.person());
    }

    private void ask(Escalation open, HolderLeft left) {
        var skill = caseFile.get(left.number()).skill();
        var next = left.successors().of(Objects.requireNonNull(open.toGroup()), skill);
        var group = group(open, next);
        if (!next.person().equals(open.holder()) || !group.equals(open.toGroup())) {
            escalations.reassign(open.id(), next.person(), group);
        }
        if (next.person().equals(left.person())) {
            return;
        }
        tasks.createTaskQuery()
                .processInstanceBusinessKey(left.number().value())
                .processVariableValueEquals("escalation", open.id())
                .list()
                .forEach(task -> give(task, left, next));
        caseFile.record(new EscalationReassigned(
                left.number(), open.id(), left.person(), next.person(), next.group(), left.why(next)));
    }

    /** An administrator who stands in for experts does their work as one of them. */
    private String group(Escalation open, Successor next) {
        var asked = Objects.requireNonNull(open.toGroup());
        return open.askedAll() || !authority.isAskedForWork(next.group()) ? asked : next.group();
    }

    /** A brief that is completed meanwhile stays with whoever completes it, and is theirs to read then. */
    private void give(Task task, HolderLeft left, Successor next) {
        runtime.setVariable(task.getExecutionId(), "holder", next.person());
        if (left.person().equals(task.getAssignee())
                && !AskedKeepTheirTask.COMPLETE_BRIEF.equals(task.getTaskDefinitionKey())) {
            tasks.setAssignee(task.getId(), next.person());
        }
    }
}
