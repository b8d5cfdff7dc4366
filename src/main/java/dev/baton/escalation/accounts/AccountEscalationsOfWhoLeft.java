package dev.baton.escalation.accounts;

import dev.baton.casefile.HolderLeft.HeldBesideCases;
import dev.baton.casefile.HolderLeft.Successor;
import dev.baton.casefile.HolderLeft.Successors;
import dev.baton.casefile.Presence;
import dev.baton.escalation.Authority;
import dev.baton.escalation.accounts.AccountEscalation.State;
import java.util.Collection;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What they were directly responsible for is somebody else's of Customer Success; where nobody is left there, of the next authority.
 * While nobody is there at all it stays with whoever is not gone.
 */
@Component
class AccountEscalationsOfWhoLeft implements HeldBesideCases {

    private final AccountEscalationRecords escalations;
    private final Responsible responsible;
    private final Authority authority;
    private final Presence presence;
    private final TellOfAccount tell;
    private final TaskService tasks;

    AccountEscalationsOfWhoLeft(
            AccountEscalationRecords escalations,
            Responsible responsible,
            Authority authority,
            Presence presence,
            TellOfAccount tell,
            TaskService tasks) {
        this.escalations = escalations;
        this.responsible = responsible;
        this.authority = authority;
        this.presence = presence;
        this.tell = tell;
        this.tasks = tasks;
    }

    @Override
    public Collection<String> of(String person) {
        return escalations.heldBy(person);
    }

    @Override
    public String held() {
        return """
                select responsible as person, number from account_escalation where ended_at is null
                union all select owner, escalation
                  from account_escalation_criterion held join account_escalation one on one.number = held.escalation
                  where held.state = 'OPEN' and one.ended_at is null
                union all select task.assignee_, one.number
                  from account_escalation one join act_ru_execution process on process.business_key_ = one.number
                    join act_ru_task task on task.proc_inst_id_ = process.id_
                  where one.ended_at is null and task.assignee_ is not null
                """;
    }

    @Override
    public @Nullable String giveAway(
            String number, String person, @Nullable String group, String why, Successors successors) {
        var one = escalations.getForChange(number);
        if (one.isOver()) {
            return null;
        }
        if (one.responsible().equals(person) && (group == null || group.equals(one.responsibleGroup()))) {
            var next = successors.of(Responsible.OWNERS, null);
            if (isBetter(next, one, group)) {
                responsible.give(one, next, why, null);
            }
        }
        var now = escalations.get(number).responsible();
        if (group == null && !now.equals(person)) {
            giveCriteria(one, person, now, why);
        }
        if (one.state() == State.REQUESTED) {
            acceptance(one, person, group, successors);
        }
        if (group == null && !now.equals(person)) {
            tasks.createTaskQuery()
                    .processInstanceBusinessKey(number)
                    .taskAssignee(person)
                    .list()
                    .forEach(task -> tasks.setAssignee(task.getId(), now));
        }
        return one.responsible().equals(now) ? null : now;
    }

    private void giveCriteria(AccountEscalation one, String person, String now, String why) {
        if (escalations.giveCriteria(one.number(), person, now) > 0) {
            escalations.tell(one.number(), null, "criteriaGiven", why, person, now);
            tell.person(now, null, one, "accountEscalationCriterion");
        }
    }

    private boolean isBetter(Successor next, AccountEscalation one, @Nullable String group) {
        return group != null
                || !authority.isOf(one.responsible(), one.responsibleGroup())
                || presence.isThere(next.person());
    }

    /** It can be accepted by somebody who is there, whoever had taken it on. */
    private void acceptance(AccountEscalation one, String person, @Nullable String group, Successors successors) {
        var asked = successors.of(Responsible.OWNERS, null).group();
        for (var task :
                tasks.createTaskQuery().processInstanceBusinessKey(one.number()).list()) {
            if (!isOpenTo(task, asked)) {
                tasks.addCandidateGroup(task.getId(), asked);
            }
            if (person.equals(task.getAssignee()) && (group == null || group.equals(Responsible.OWNERS))) {
                tasks.setAssignee(task.getId(), null);
            }
        }
    }

    private boolean isOpenTo(Task task, String group) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().anyMatch(link -> group.equals(link.getGroupId()));
    }
}
