package dev.baton.escalation.holding;

import dev.baton.casefile.CaseEvent.EscalationReassigned;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.escalation.Authority;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.Escalation.State;
import dev.baton.escalation.EscalationRecords;
import dev.baton.escalation.brief.BriefRejections;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The task of an escalation is with who was asked, and goes back to them when somebody takes their name from it. Whoever is given
 * the lead has the escalation from then on; a brief may be completed, and the leadership updated, by somebody else all the same.
 */
@Component
class AskedKeepTheirTask {

    static final String COMPLETE_BRIEF = "userTask_completeBrief";
    static final String UPDATE_LEADERSHIP = "userTask_updateLeadership";

    private final EscalationRecords escalations;
    private final BriefRejections rejections;
    private final TaskService tasks;
    private final Authority authority;
    private final CaseFile caseFile;

    AskedKeepTheirTask(
            EscalationRecords escalations,
            BriefRejections rejections,
            TaskService tasks,
            Authority authority,
            CaseFile caseFile) {
        this.escalations = escalations;
        this.rejections = rejections;
        this.tasks = tasks;
        this.authority = authority;
        this.caseFile = caseFile;
    }

    @EventListener
    void whoHasIt(DelegateTask task) {
        if (TaskListener.EVENTNAME_UPDATE.equals(task.getEventName())
                && task.getVariable("escalation") instanceof Number id) {
            if (COMPLETE_BRIEF.equals(task.getTaskDefinitionKey())) {
                keepBrief(task, id.longValue());
            } else {
                keep(task, id);
            }
        }
    }

    private void keepBrief(DelegateTask task, long id) {
        rejections
                .open(id)
                .filter(open -> !open.completer().equals(task.getAssignee()))
                .ifPresent(open -> {
                    if (task.getAssignee() != null) {
                        rejections.give(id, task.getAssignee());
                    } else if (authority.isAtWork(open.completer())) {
                        task.setAssignee(open.completer());
                    }
                });
    }

    private void keep(DelegateTask task, Number id) {
        var escalation = escalations.get(id.longValue());
        var holder = escalation.holder();
        if (holder == null || !escalation.state().isOpen() || Objects.equals(holder, task.getAssignee())) {
            return;
        }
        if (task.getAssignee() == null && task.getCandidates().isEmpty()) {
            task.setAssignee(holder);
        } else if (task.getAssignee() != null
                && escalation.state() == State.ACCEPTED
                && !UPDATE_LEADERSHIP.equals(task.getTaskDefinitionKey())) {
            lead(task, escalation, holder, task.getAssignee());
        }
    }

    private void lead(DelegateTask task, Escalation escalation, String before, String person) {
        var group = Objects.requireNonNull(authority.groupOf(person, escalation.toGroup()));
        escalations.reassign(escalation.id(), person, group);
        task.setVariable("holder", person);
        leadersAreUpdatedBy(task, person);
        caseFile.record(new EscalationReassigned(
                new CaseNumber(escalation.caseNumber()), escalation.id(), before, person, group, why()));
    }

    private void leadersAreUpdatedBy(DelegateTask lead, String person) {
        tasks.createTaskQuery()
                .processInstanceId(lead.getProcessInstanceId())
                .taskDefinitionKey(UPDATE_LEADERSHIP)
                .list()
                .forEach(update -> tasks.setAssignee(update.getId(), person));
    }

    private static String why() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return login == null ? "it was given to them" : login.getName() + " gave it to them";
    }
}
