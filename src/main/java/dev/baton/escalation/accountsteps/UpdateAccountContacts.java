package dev.baton.escalation.accountsteps;

import dev.baton.casefile.FormAnswers;
import dev.baton.escalation.accounts.AccountEscalation.State;
import dev.baton.escalation.accounts.Contributions;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** What the contacts of the account were told. */
@Component
class UpdateAccountContacts implements TaskListener {

    private static final Set<String> READ = Set.of("note_update");

    private final AccountTask work;
    private final Contributions contributions;

    UpdateAccountContacts(AccountTask work, Contributions contributions) {
        this.work = work;
        this.contributions = contributions;
    }

    @Override
    public void notify(DelegateTask task) {
        var one = work.of(task, State.LEADING);
        var by = work.by(task, one);
        contributions.told(one, new FormAnswers(task.getVariables()).required("note_update", "What you told them"), by);
        work.keepTheRest(task, one, by, READ);
    }
}
