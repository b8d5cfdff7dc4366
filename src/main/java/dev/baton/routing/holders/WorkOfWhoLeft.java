package dev.baton.routing.holders;

import dev.baton.casefile.CaseEvent.WorkGiven;
import dev.baton.casefile.CaseEvent.WorkToReturnChanged;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.HolderLeft;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Who is still of their team and is to have nothing loses its work all the same: to who stands in for them, where they are of the team,
 * else to the team. Who is gone from the team loses it by that.
 */
@Component
class WorkOfWhoLeft {

    private static final int BEFORE_TASKS = 25;

    private final CaseFile caseFile;
    private final IdentityService identities;

    WorkOfWhoLeft(CaseFile caseFile, IdentityService identities) {
        this.caseFile = caseFile;
        this.identities = identities;
    }

    @EventListener
    @Order(BEFORE_TASKS)
    void give(HolderLeft left) {
        var subject = caseFile.get(left.number());
        if (left.reason() == null) {
            return;
        }
        var to = substitute(left, subject.ownTeam());
        if (left.person().equals(subject.responsible())) {
            caseFile.record(new WorkGiven(left.number(), left.person(), to, left.why()));
        } else if (left.person().equals(subject.ownResponsible())) {
            caseFile.record(new WorkToReturnChanged(left.number(), left.person(), to, left.why()));
        }
    }

    private @Nullable String substitute(HolderLeft left, @Nullable String team) {
        var substitute = left.substitute();
        return substitute != null
                        && team != null
                        && identities
                                        .createUserQuery()
                                        .userId(substitute)
                                        .memberOfGroup(team)
                                        .count()
                                > 0
                ? substitute
                : null;
    }
}
