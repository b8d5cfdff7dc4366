package dev.baton.escalation.accounts;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.Messages;
import dev.baton.casefile.NotNow;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An account escalation whose process is gone gets one again, where it stood. */
@Component
public class RestartAccountEscalation {

    private static final String PROCESS = "account-escalation";

    private final AccountEscalationRecords escalations;
    private final Accounts accounts;
    private final RuntimeService runtime;

    RestartAccountEscalation(AccountEscalationRecords escalations, Accounts accounts, RuntimeService runtime) {
        this.escalations = escalations;
        this.accounts = accounts;
        this.runtime = runtime;
    }

    public boolean isRunning(String number) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number, PROCESS)
                        .count()
                > 0;
    }

    @Transactional
    public void restart(String number, String by) {
        var one = escalations.getForChange(number);
        if (one.isOver() || isRunning(number)) {
            throw new NotNow(
                    "%s has its process, or is over.".formatted(number), "Look at it again: somebody was faster.");
        }
        var step = switch (one.state()) {
            case REQUESTED -> "userTask_acceptAccountEscalation";
            case SETTING_UP -> "userTask_setUpAccountEscalation";
            case LEADING -> "subProcess_leadAccountEscalation";
            default -> "userTask_reviewAccountEscalation";
        };
        escalations.tell(number, by, "restarted", null);
        runtime.createProcessInstanceByKey(PROCESS)
                .businessKey(number)
                .setVariable("number", number)
                .setVariable("account", accounts.get(one.account()).name())
                .startBeforeActivity(step)
                .execute();
        if (one.state() == AccountEscalation.State.LEADING && one.due() != null) {
            runtime.createMessageCorrelation(Messages.EXIT_CRITERIA_SETTLED)
                    .processInstanceBusinessKey(number)
                    .correlateAll();
        }
    }
}
