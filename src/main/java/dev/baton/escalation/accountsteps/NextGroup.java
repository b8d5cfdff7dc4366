package dev.baton.escalation.accountsteps;

import dev.baton.casefile.HolderLeft.Successors;
import dev.baton.escalation.accounts.AccountEscalation;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import dev.baton.escalation.accounts.StepLimits;
import dev.baton.escalation.accounts.TellOfAccount;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Whoever has a step that takes too long goes on with it, and a group with more authority may do it as well. */
@Component
class NextGroup {

    private final AccountEscalationRecords escalations;
    private final StepLimits limits;
    private final Successors successors;
    private final TellOfAccount tell;
    private final TaskService tasks;

    NextGroup(
            AccountEscalationRecords escalations,
            StepLimits limits,
            Successors successors,
            TellOfAccount tell,
            TaskService tasks) {
        this.escalations = escalations;
        this.limits = limits;
        this.successors = successors;
        this.tell = tell;
        this.tasks = tasks;
    }

    /** Told once to everybody whom it concerns: the group, who is directly responsible, and the sponsor. */
    void ask(AccountEscalation one, String task) {
        var group = successors.of(limits.asks(one.state()), null).group();
        tasks.createTaskQuery()
                .processInstanceBusinessKey(one.number())
                .taskDefinitionKey(task)
                .list()
                .forEach(open -> tasks.addCandidateGroup(open.getId(), group));
        var kind = "accountEscalationLate." + one.state().step();
        escalations.tell(one.number(), null, "late." + one.state().step(), null, group);
        tell.group(group, one, kind);
        tell.person(one.responsible(), null, one, kind);
        tell.sponsor(one.responsible(), one, kind);
    }
}
