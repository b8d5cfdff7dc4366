package dev.baton.escalation.holding;

import dev.baton.casefile.CaseEvent.EscalationReassigned;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.escalation.Authority;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.Escalation.State;
import dev.baton.escalation.EscalationRecords;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The task of an escalation is with who was asked, and goes back to them when somebody takes their name from it. Whoever is given
 * the lead has the escalation from then on.
 */
@Component
class AskedKeepTheirTask {

    private final EscalationRecords escalations;
    private final Authority authority;
    private final CaseFile caseFile;

    AskedKeepTheirTask(EscalationRecords escalations, Authority authority, CaseFile caseFile) {
        this.escalations = escalations;
        this.authority = authority;
        this.caseFile = caseFile;
    }

    @EventListener
    void whoHasIt(DelegateTask task) {
        if (TaskListener.EVENTNAME_UPDATE.equals(task.getEventName())
                && task.getVariable("escalation") instanceof Number id) {
            keep(task, id);
        }
    }

    private void keep(DelegateTask task, Number id) {
        var escalation = escalations.get(id.longValue());
        var holder = escalation.holder();
        if (holder == null || !escalation.state().isOpen() || Objects.equals(holder, task.getAssignee())) {
            return;
        }
        if (task.getAssignee() == null && task.getCandidates().isEmpty()) {
            task.setAssignee(holder);
        } else if (task.getAssignee() != null && escalation.state() == State.ACCEPTED) {
            lead(task, escalation, holder, task.getAssignee());
        }
    }

    private void lead(DelegateTask task, Escalation escalation, String before, String person) {
        var group = Objects.requireNonNull(authority.groupOf(person, escalation.toGroup()));
        escalations.reassign(escalation.id(), person, group);
        task.setVariable("holder", person);
        caseFile.record(new EscalationReassigned(
                new CaseNumber(escalation.caseNumber()), escalation.id(), before, person, group, why()));
    }

    private static String why() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return login == null ? "it was given to them" : login.getName() + " gave it to them";
    }
}
