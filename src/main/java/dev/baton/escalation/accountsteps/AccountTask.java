package dev.baton.escalation.accountsteps;

import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Refusal;
import dev.baton.escalation.accounts.AccountEscalation;
import dev.baton.escalation.accounts.AccountEscalation.State;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** A task of an account escalation that is being completed. */
@Component
class AccountTask {

    private final AccountEscalationRecords escalations;

    AccountTask(AccountEscalationRecords escalations) {
        this.escalations = escalations;
    }

    /** Until the transaction ends nobody else changes it. Fails with {@link Refusal} where it stands elsewhere meanwhile. */
    AccountEscalation of(DelegateTask task, State state) {
        var one = escalations.getForChange(task.getExecution().getProcessBusinessKey());
        if (one.state() != state) {
            throw new Refusal(
                    "state",
                    "%s is not where this task belongs to any more. Leave the task, and look at its page."
                            .formatted(one.number()));
        }
        return one;
    }

    /** Who is logged in; where a program completes it, who has the task or is directly responsible. */
    String by(DelegateTask task, AccountEscalation one) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && !(login instanceof AnonymousAuthenticationToken)) {
            return login.getName();
        }
        return task.getAssignee() == null ? one.responsible() : task.getAssignee();
    }

    /** What the form asked beyond what the step reads is kept with the record; no free text stays in the engine. */
    void keepTheRest(DelegateTask task, AccountEscalation one, String by, Set<String> read) {
        var answers = new FormAnswers(task.getVariables());
        var rest = new TreeSet<>(answers.notes());
        rest.removeAll(read);
        rest.forEach(note -> {
            var said = answers.optional(note, note);
            if (said != null) {
                escalations.tell(one.number(), by, "answered", said, note.substring(FormAnswers.NOTE.length()));
            }
        });
        task.removeVariables(answers.notes());
    }
}
