package dev.baton.escalation.holding;

import dev.baton.casefile.CaseEvent.WorkGiven;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.escalation.Authority;
import dev.baton.escalation.EscalationRecords;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who was given the work has it as long as its task is theirs: who gives the task back, or whose task is given to another, has the
 * work no longer. What an escalation took is not followed: it goes back to who had it.
 */
@Component
class WorkFollowsItsTask {

    private final CaseFile caseFile;
    private final EscalationRecords escalations;
    private final Authority authority;
    private final TeamWork work;

    WorkFollowsItsTask(CaseFile caseFile, EscalationRecords escalations, Authority authority, TeamWork work) {
        this.caseFile = caseFile;
        this.escalations = escalations;
        this.authority = authority;
        this.work = work;
    }

    @EventListener
    void whoHasIt(DelegateTask task) {
        var number = task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        if (TaskListener.EVENTNAME_UPDATE.equals(task.getEventName())
                && number != null
                && !work.isMoving()
                && work.isOne(task)) {
            follow(new CaseNumber(number), task.getAssignee());
        }
    }

    private void follow(CaseNumber number, @Nullable String person) {
        var subject = caseFile.get(number);
        var before = subject.responsible();
        if (before == null
                || before.equals(person)
                || !authority.isOf(before, subject.team())
                || Holding.expertise(escalations.openOf(number)).isPresent()) {
            return;
        }
        var after = authority.isOf(person, subject.team()) ? person : null;
        caseFile.record(new WorkGiven(number, before, after, why(before)));
    }

    private static String why(String before) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        var by = login == null ? before : login.getName();
        return Objects.equals(by, before) ? before + " gave it back" : by + " took it from them";
    }
}
