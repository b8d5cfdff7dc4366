package dev.baton.escalation.accountsteps;

import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Refusal;
import dev.baton.escalation.accounts.AccountEscalation.State;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import dev.baton.escalation.accounts.ExitCriteria;
import dev.baton.escalation.accounts.StepLimits;
import dev.baton.escalation.accounts.TellOfAccount;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** It ends once nothing of its exit criteria is open; until then it is refused, with those that are. */
@Component
class MeetExitCriteria implements TaskListener {

    private static final Set<String> READ = Set.of("note_deEscalation");
    private static final int NAMED = 5;

    private final AccountTask work;
    private final AccountEscalationRecords escalations;
    private final ExitCriteria criteria;
    private final StepLimits limits;
    private final TellOfAccount tell;
    private final Clock clock;

    MeetExitCriteria(
            AccountTask work,
            AccountEscalationRecords escalations,
            ExitCriteria criteria,
            StepLimits limits,
            TellOfAccount tell,
            Clock clock) {
        this.work = work;
        this.escalations = escalations;
        this.criteria = criteria;
        this.limits = limits;
        this.tell = tell;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var one = work.of(task, State.LEADING);
        var by = work.by(task, one);
        refuseWhileOpen(one.number());
        var reason = new FormAnswers(task.getVariables()).required("note_deEscalation", "Why it can end");
        escalations.change(
                one.number(),
                Map.of(
                        "state",
                        State.REVIEWING,
                        "due",
                        limits.due(State.REVIEWING),
                        "de_escalated_at",
                        clock.instant(),
                        "de_escalated_because",
                        reason));
        escalations.tell(one.number(), by, "deEscalated", reason);
        tell.person(one.requestedBy(), by, one, "accountEscalationOver", by);
        tell.sponsor(by, one, "accountEscalationOver", by);
        work.keepTheRest(task, one, by, READ);
    }

    private void refuseWhileOpen(String number) {
        if (escalations.criteriaOf(number).isEmpty()) {
            throw new Refusal(
                    "criteria",
                    "%s has no exit criteria. Add on its page what had to be reached, and say there whether it is."
                            .formatted(number));
        }
        var open = criteria.openOf(number);
        if (!open.isEmpty()) {
            throw new Refusal(
                    "criteria",
                    "Still open: %s%s. Meet each, or waive it with a reason, on the page of %s; then it can end."
                            .formatted(
                                    open.stream()
                                            .limit(NAMED)
                                            .map(one -> "\"%s\" (%s)".formatted(one.text(), one.owner()))
                                            .collect(Collectors.joining(", ")),
                                    open.size() > NAMED ? " and %d more".formatted(open.size() - NAMED) : "",
                                    number));
        }
    }
}
