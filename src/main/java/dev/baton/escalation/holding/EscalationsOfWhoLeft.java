package dev.baton.escalation.holding;

import dev.baton.casefile.CaseEvent.EscalationReassigned;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.HolderLeft;
import dev.baton.casefile.HolderLeft.Successor;
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
    private final TaskGrants grants;

    EscalationsOfWhoLeft(
            EscalationRecords escalations,
            CaseFile caseFile,
            TaskService tasks,
            RuntimeService runtime,
            TaskGrants grants) {
        this.escalations = escalations;
        this.caseFile = caseFile;
        this.tasks = tasks;
        this.runtime = runtime;
        this.grants = grants;
    }

    @EventListener
    @Order(FIRST)
    void ask(HolderLeft left) {
        escalations.openOf(left.number()).stream()
                .filter(open -> left.person().equals(open.holder()) && left.concerns(open.toGroup()))
                .forEach(open -> ask(open, left));
    }

    private void ask(Escalation open, HolderLeft left) {
        var skill = caseFile.get(left.number()).skill();
        var next = left.successors().of(Objects.requireNonNull(open.toGroup()), skill);
        escalations.reassign(open.id(), next.person(), open.askedAll() ? open.toGroup() : next.group());
        tasks.createTaskQuery()
                .processInstanceBusinessKey(left.number().value())
                .taskAssignee(left.person())
                .processVariableValueEquals("escalation", open.id())
                .list()
                .forEach(task -> give(task, left.person(), next));
        caseFile.record(new EscalationReassigned(
                left.number(), open.id(), left.person(), next.person(), next.group(), left.why()));
    }

    private void give(Task task, String before, Successor next) {
        runtime.setVariable(task.getExecutionId(), "holder", next.person());
        tasks.setAssignee(task.getId(), next.person());
        grants.revoke(task, before);
    }
}
