package dev.baton.escalation.holding;

import dev.baton.casefile.CaseEvent.BriefGiven;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.HolderLeft;
import dev.baton.casefile.Presence;
import dev.baton.escalation.Authority;
import dev.baton.escalation.EscalationRecords;
import dev.baton.escalation.brief.BriefRejection;
import dev.baton.escalation.brief.BriefRejections;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A brief that they were asked to complete is asked of somebody else; where nobody of the case can, of somebody who is there. While
 * nobody is, it stays with whoever is not gone.
 */
@Component
class BriefsOfWhoLeft {

    private static final int FIRST = 10;

    private final BriefRejections rejections;
    private final EscalationRecords escalations;
    private final Completers completers;
    private final Authority authority;
    private final TaskService tasks;
    private final CaseFile caseFile;
    private final Presence presence;

    BriefsOfWhoLeft(
            BriefRejections rejections,
            EscalationRecords escalations,
            Completers completers,
            Authority authority,
            TaskService tasks,
            CaseFile caseFile,
            Presence presence) {
        this.rejections = rejections;
        this.escalations = escalations;
        this.completers = completers;
        this.authority = authority;
        this.tasks = tasks;
        this.caseFile = caseFile;
        this.presence = presence;
    }

    @EventListener
    @Order(FIRST)
    void ask(HolderLeft left) {
        if (left.group() == null || !authority.isAtWork(left.person())) {
            rejections.waitingFor(left.person(), left.number()).forEach(waiting -> ask(waiting, left));
        }
    }

    private void ask(BriefRejection waiting, HolderLeft left) {
        var escalation = escalations.get(waiting.escalation());
        var next = completers
                .of(escalation, waiting.rejectedBy(), left.person())
                .orElseGet(() -> left.successors()
                        .of(Objects.requireNonNull(escalation.toGroup()), null)
                        .person());
        if (!presence.isThere(next) && authority.isAtWork(left.person())) {
            return;
        }
        rejections.give(escalation.id(), next);
        tasks.createTaskQuery()
                .processInstanceBusinessKey(left.number().value())
                .taskAssignee(left.person())
                .taskDefinitionKey(AskedKeepTheirTask.COMPLETE_BRIEF)
                .processVariableValueEquals("escalation", escalation.id())
                .list()
                .forEach(task -> tasks.setAssignee(task.getId(), next));
        caseFile.record(new BriefGiven(left.number(), escalation.id(), left.person(), next, left.why()));
    }
}
