package dev.baton.escalation.accountsteps;

import dev.baton.casefile.FormAnswers;
import dev.baton.escalation.accounts.AccountEscalation;
import dev.baton.escalation.accounts.AccountEscalation.State;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import dev.baton.escalation.accounts.Responsible;
import dev.baton.escalation.accounts.StepLimits;
import dev.baton.escalation.accounts.TellOfAccount;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** It is taken on, or found without merit with a reason that whoever asked is told. */
@Component
class AcceptAccountEscalation implements TaskListener {

    private static final Set<String> READ = Set.of("note_answer", "note_responsible");

    private final AccountTask work;
    private final AccountEscalationRecords escalations;
    private final Responsible responsible;
    private final StepLimits limits;
    private final TellOfAccount tell;
    private final Clock clock;

    AcceptAccountEscalation(
            AccountTask work,
            AccountEscalationRecords escalations,
            Responsible responsible,
            StepLimits limits,
            TellOfAccount tell,
            Clock clock) {
        this.work = work;
        this.escalations = escalations;
        this.responsible = responsible;
        this.limits = limits;
        this.tell = tell;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var one = work.of(task, State.REQUESTED);
        var by = work.by(task, one);
        var answers = new FormAnswers(task.getVariables());
        if (answers.oneOf("answer", "Is it an account escalation?", Set.of("accepted", "declined"))
                .equals("accepted")) {
            accept(one, answers, by);
        } else {
            decline(one, answers.required("note_answer", "Why it is without merit"), by);
        }
        work.keepTheRest(task, one, by, READ);
        task.removeVariable("note_responsible");
    }

    private void accept(AccountEscalation one, FormAnswers answers, String by) {
        var named = answers.optional("note_responsible", "Directly responsible", 64);
        if (named != null) {
            responsible.name(one.number(), named, "named when it was accepted", by);
        }
        escalations.change(one.number(), answered(State.SETTING_UP, by, limits.due(State.SETTING_UP)));
        escalations.tell(one.number(), by, "accepted", answers.optional("note_answer", "Note"));
        tell.person(one.requestedBy(), by, one, "accountEscalationAccepted", by);
    }

    private void decline(AccountEscalation one, String reason, String by) {
        var changes = answered(State.DECLINED, by, null);
        changes.put("answer", reason);
        changes.put("ended_at", clock.instant());
        escalations.change(one.number(), changes);
        escalations.tell(one.number(), by, "declined", reason);
        tell.person(one.requestedBy(), by, one, "accountEscalationDeclined", by, reason);
    }

    private Map<String, @org.jspecify.annotations.Nullable Object> answered(
            State state, String by, java.time.@org.jspecify.annotations.Nullable Instant due) {
        var changes = new HashMap<String, @org.jspecify.annotations.Nullable Object>();
        changes.put("state", state);
        changes.put("answered_by", by);
        changes.put("answered_at", clock.instant());
        changes.put("due", due);
        return changes;
    }
}
