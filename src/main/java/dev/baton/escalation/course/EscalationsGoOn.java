package dev.baton.escalation.course;

import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import dev.baton.escalation.brief.BriefRejections;
import dev.baton.escalation.leaders.LeadershipUpdates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * The escalations that are open when the process of a case is started again go on as they were: who was asked is asked, a brief that
 * went back waits to be completed, who leads one leads it, and owes the update they were asked for. Each gets a process beside that of the case, which ends with its case as any other.
 */
@Component
class EscalationsGoOn {

    private static final String PROCESS = "escalation";
    private static final List<String> TOLD = List.of("number", "account", "priority", "taskPriority");

    private static final String BRIEF = "userTask_completeBrief";
    private static final String UPDATE = "userTask_updateLeadership";

    private final EscalationRecords escalations;
    private final BriefRejections rejections;
    private final LeadershipUpdates updates;
    private final RepositoryService repository;
    private final RuntimeService runtime;

    EscalationsGoOn(
            EscalationRecords escalations,
            BriefRejections rejections,
            LeadershipUpdates updates,
            RepositoryService repository,
            RuntimeService runtime) {
        this.rejections = rejections;
        this.updates = updates;
        this.repository = repository;
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
        var main = step(open);
        var start = runtime.createProcessInstanceByKey(PROCESS)
                .businessKey(number.value())
                .startBeforeActivity(main)
                .setVariables(known(number, open));
        if (!open.isPending() && updates.isAsked(open.id()) && isThere(UPDATE)) {
            start.startBeforeActivity(UPDATE);
        }
        start.execute();
    }

    private String step(Escalation open) {
        if (!open.isPending()) {
            return "userTask_leadEscalation";
        }
        return rejections.open(open.id()).isPresent() && isThere(BRIEF) ? BRIEF : "userTask_takeCharge";
    }

    /** A process owner may have a model in which no brief goes back, or nobody is updated. */
    private boolean isThere(String step) {
        var latest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(PROCESS)
                .latestVersion()
                .singleResult();
        return repository.getBpmnModelInstance(latest.getId()).getModelElementById(step) != null;
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
        known.put("requestedKind", open.isRequested() ? open.requestedKind().label() : null);
        known.put("escalation", open.id());
        known.put("kind", open.kind().label());
        known.put("nextLevel", open.level());
        known.put("toGroup", open.toGroup());
        known.put("holder", open.holder());
        known.put("askedAll", open.askedAll());
        known.put("audience", open.audience());
        known.put("leadershipEvery", open.leadershipEvery());
        known.put("severity", open.severity());
        known.put("informedGroup", open.informedGroup());
        return known;
    }
}
