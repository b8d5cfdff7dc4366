package dev.baton.escalation;

import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * The escalations that are open when the process of a case is started again go on as they were: who was asked is asked, who leads
 * one leads it. Each gets a process beside that of the case, which ends with its case as any other.
 */
@Component
class EscalationsGoOn {

    private static final String PROCESS = "escalation";
    private static final List<String> TOLD = List.of("number", "account", "priority", "taskPriority");

    private final EscalationRecords escalations;
    private final RuntimeService runtime;

    EscalationsGoOn(EscalationRecords escalations, RuntimeService runtime) {
        this.escalations = escalations;
        this.runtime = runtime;
    }

    @OnCaseEvent(Phase.ACT)
    void goOn(ProcessRestarted restarted) {
        escalations.openOf(restarted.number()).stream()
                .filter(open -> open.level() > 0)
                .forEach(open -> goOn(restarted.number(), open));
    }

    private void goOn(CaseNumber number, Escalation open) {
        runtime.createProcessInstanceByKey(PROCESS)
                .businessKey(number.value())
                .setVariables(known(number, open))
                .startBeforeActivity(open.isPending() ? "userTask_takeCharge" : "userTask_leadEscalation")
                .execute();
    }

    /** What the process of the case would have told it, and what it had found out by itself. */
    private Map<String, Object> known(CaseNumber number, Escalation open) {
        var told = runtime.getVariables(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value(), CaseProcess.KEY)
                .singleResult()
                .getId());
        var known = new HashMap<String, Object>();
        TOLD.forEach(name -> known.put(name, told.get(name)));
        known.put("trigger", open.cause());
        known.put(
                "requestedKind",
                open.cause().equals("requested") ? open.requestedKind().label() : null);
        known.put("escalation", open.id());
        known.put("kind", open.kind().label());
        known.put("nextLevel", open.level());
        known.put("toGroup", open.toGroup());
        known.put("holder", open.holder());
        known.put("askedAll", open.askedAll());
        known.put("audience", open.audience());
        known.put("leadershipEvery", open.leadershipEvery());
        return known;
    }
}
