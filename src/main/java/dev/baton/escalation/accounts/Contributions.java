package dev.baton.escalation.accounts;

import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.escalation.accounts.AccountEscalation.State;
import dev.baton.escalation.accounts.AccountEscalation.Trend;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people add while an account escalation is led: effort, what the account was told, and how it goes. */
@Component
public class Contributions {

    private static final BigDecimal LEAST = new BigDecimal("0.05");
    private static final BigDecimal MOST = new BigDecimal("1000");

    private final AccountEscalationRecords escalations;
    private final StepLimits limits;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ManagementService management;

    Contributions(
            AccountEscalationRecords escalations,
            StepLimits limits,
            TaskService tasks,
            RuntimeService runtime,
            ManagementService management) {
        this.escalations = escalations;
        this.limits = limits;
        this.tasks = tasks;
        this.runtime = runtime;
        this.management = management;
    }

    /** Hours somebody spent; gives the id of the entry. */
    @Transactional
    public long effort(String number, BigDecimal hours, @Nullable String note, String by) {
        underWay(number);
        if (hours.compareTo(LEAST) < 0 || hours.compareTo(MOST) > 0 || hours.scale() > 2) {
            throw new Refusal("hours", "must be from 0.05 to 1000, with two places after the point at most, like 1.5");
        }
        return escalations.tell(number, by, Entry.EFFORT, note, hours);
    }

    /** What the contacts of the account were told, whether it was due or not. */
    @Transactional
    public void update(String number, String text, String by) {
        var one = underWay(number);
        if (one.state() != State.LEADING) {
            throw new NotNow(
                    "%s is not led yet, or not any more.".formatted(number),
                    "Write to the customer on one of its cases.");
        }
        var due = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey("userTask_updateAccountContacts")
                .singleResult();
        if (due != null) {
            tasks.complete(due.getId(), Map.of("note_update", text));
        } else {
            waits(number, told(one, text, by));
        }
    }

    /** Gives by when they hear of it next. */
    public Instant told(AccountEscalation one, String text, String by) {
        var next = limits.nextUpdate(one.account());
        escalations.tell(one.number(), by, Entry.UPDATE, text.strip());
        escalations.change(one.number(), Map.of("next_update", next));
        return next;
    }

    @Transactional
    public void trend(String number, Trend trend, String by) {
        var one = underWay(number);
        if (one.trend() != trend) {
            escalations.change(number, Map.of("trend", trend));
            escalations.tell(number, by, "trend" + trend.name(), null);
        }
    }

    private AccountEscalation underWay(String number) {
        var one = escalations.getForChange(number);
        if (one.isOver()) {
            throw new NotNow("%s is over.".formatted(number), "Request another one if the account needs it.");
        }
        return one;
    }

    private void waits(String number, Instant until) {
        var process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult();
        if (process != null) {
            management
                    .createJobQuery()
                    .processInstanceId(process.getId())
                    .activityId("event_updateDue")
                    .list()
                    .forEach(timer -> management.setJobDuedate(timer.getId(), Date.from(until)));
        }
    }
}
