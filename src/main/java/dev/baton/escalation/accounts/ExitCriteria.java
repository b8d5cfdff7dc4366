package dev.baton.escalation.accounts;

import dev.baton.casefile.Messages;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.escalation.accounts.AccountEscalation.State;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What has to be reached before an account escalation ends; and the clock that runs once all of it is. */
@Component
public class ExitCriteria {

    public static final int LONGEST = 500;
    private static final int MOST = 50;
    private static final String ENDING = "event_endingDue";

    private final AccountEscalationRecords escalations;
    private final StepLimits limits;
    private final TellOfAccount tell;
    private final IdentityService identities;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;

    ExitCriteria(
            AccountEscalationRecords escalations,
            StepLimits limits,
            TellOfAccount tell,
            IdentityService identities,
            RuntimeService runtime,
            ManagementService management,
            TaskService tasks) {
        this.escalations = escalations;
        this.limits = limits;
        this.tell = tell;
        this.identities = identities;
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
    }

    /** Gives its id. Its owner is who is directly responsible where nobody is named. */
    @Transactional
    public long add(String number, String text, @Nullable String owner, String by) {
        var one = open(number);
        if (escalations.criteriaOf(number).size() >= MOST) {
            throw new Refusal(
                    "text", "would be more than %d criteria; say in one what belongs together".formatted(MOST));
        }
        var who = owner == null || owner.isBlank() ? one.responsible() : known(owner.strip());
        var id = escalations.add(number, text.strip(), who);
        escalations.tell(number, by, "criterionAdded", text.strip(), who);
        tell.person(who, by, one, "accountEscalationCriterion");
        follow(one);
        return id;
    }

    /** @param reason needed to waive it, and to open it again */
    @Transactional
    public void settle(String number, long id, Criterion.State state, @Nullable String reason, String by) {
        var one = open(number);
        var criterion = escalations.criteriaOf(number).stream()
                .filter(known -> known.id() == id)
                .findFirst()
                .orElseThrow(
                        () -> new Refusal("criterion", "must be one of %s; it has none of that id".formatted(number)));
        var why = reason == null || TextRules.isEmpty(reason) ? null : reason.strip();
        if (why == null && state == Criterion.State.WAIVED) {
            throw new Refusal("reason", "is missing: say why the escalation can end without it");
        }
        if (why == null && state == Criterion.State.OPEN && !criterion.isOpen()) {
            throw new Refusal("reason", "is missing: say why it is open again");
        }
        if (criterion.state() == state) {
            return;
        }
        escalations.settle(id, state, why, by);
        escalations.tell(number, by, "criterion" + capital(state), why, criterion.text());
        follow(one);
    }

    /** It does not end although its criteria are settled, and is reminded of again later. */
    @Transactional
    public void goOn(String number, String reason, String by) {
        var one = open(number);
        if (one.state() != State.LEADING || one.due() == null) {
            throw new NotNow(
                    "Nothing has to end on %s: not all of its exit criteria are settled.".formatted(number),
                    "Go on with those that are open.");
        }
        escalations.change(number, Collections.singletonMap("goes_on_because", reason.strip()));
        escalations.tell(number, by, "goesOn", reason.strip());
        ends(number, limits.due(State.LEADING));
    }

    /** Those that keep it from ending. */
    public List<Criterion> openOf(String number) {
        return escalations.criteriaOf(number).stream().filter(Criterion::isOpen).toList();
    }

    /** @throws Refusal where nobody is called so */
    public String known(String person) {
        if (TextRules.unstorable(person) >= 0
                || identities.createUserQuery().userId(person).count() == 0) {
            throw new Refusal("owner", "must be somebody Baton knows; \"%s\" is nobody".formatted(person));
        }
        return person;
    }

    private AccountEscalation open(String number) {
        var one = escalations.getForChange(number);
        if (!one.state().isOpen()) {
            throw new NotNow(
                    "%s has ended.".formatted(number), "Request another account escalation where something is left.");
        }
        return one;
    }

    private void follow(AccountEscalation one) {
        if (one.state() != State.LEADING) {
            return;
        }
        var all = escalations.criteriaOf(one.number());
        if (all.isEmpty() || all.stream().anyMatch(Criterion::isOpen)) {
            ends(one.number(), null);
        } else if (one.due() == null) {
            ends(one.number(), limits.due(State.LEADING));
        }
    }

    /** A timer that waits for an earlier hour is moved; one that finds nothing to end does nothing. */
    private void ends(String number, @Nullable Instant due) {
        escalations.change(number, Collections.singletonMap("due", due));
        var date = due == null ? null : Date.from(due);
        tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey("userTask_meetExitCriteria")
                .list()
                .forEach(task -> tasks.setDueDate(task.getId(), date));
        if (date == null) {
            return;
        }
        var process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult();
        var waiting = process == null
                ? null
                : management
                        .createJobQuery()
                        .processInstanceId(process.getId())
                        .activityId(ENDING)
                        .singleResult();
        if (waiting != null) {
            management.setJobDuedate(waiting.getId(), date);
        } else {
            runtime.createMessageCorrelation(Messages.EXIT_CRITERIA_SETTLED)
                    .processInstanceBusinessKey(number)
                    .correlateAll();
        }
    }

    private static String capital(Criterion.State state) {
        return state.name().charAt(0) + state.name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
