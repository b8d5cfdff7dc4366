package dev.baton.escalation.accountsteps;

import dev.baton.casefile.FormAnswers;
import dev.baton.escalation.accounts.AccountEscalation.State;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import java.time.Clock;
import java.util.HashMap;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What we learn from it; then it is over. */
@Component
class ReviewAccountEscalation implements TaskListener {

    private static final Set<String> READ = Set.of("note_review");

    private final AccountTask work;
    private final AccountEscalationRecords escalations;
    private final Clock clock;

    ReviewAccountEscalation(AccountTask work, AccountEscalationRecords escalations, Clock clock) {
        this.work = work;
        this.escalations = escalations;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var one = work.of(task, State.REVIEWING);
        var by = work.by(task, one);
        var changes = new HashMap<String, @Nullable Object>();
        changes.put("review", new FormAnswers(task.getVariables()).required("note_review", "What we learn from it"));
        changes.put("state", State.ENDED);
        changes.put("due", null);
        changes.put("ended_at", clock.instant());
        escalations.change(one.number(), changes);
        escalations.tell(one.number(), by, "reviewed", null);
        work.keepTheRest(task, one, by, READ);
    }
}
