package dev.baton.escalation;

import dev.baton.escalation.brief.BriefRejection;
import dev.baton.escalation.brief.BriefRejections;
import dev.baton.escalation.holding.Completers;
import dev.baton.escalation.leaders.LeadershipCadence;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bean {@code escalations}: what a model may ask about the escalation it handles. */
@Component("escalations")
public class ModelEscalations {

    private final EscalationRecords escalations;
    private final BriefRejections rejections;
    private final Completers completers;
    private final Authority authority;
    private final LeadershipCadence cadence;

    ModelEscalations(
            EscalationRecords escalations,
            BriefRejections rejections,
            Completers completers,
            Authority authority,
            LeadershipCadence cadence) {
        this.escalations = escalations;
        this.rejections = rejections;
        this.completers = completers;
        this.authority = authority;
        this.cadence = cadence;
    }

    /** For {@code camunda:assignee} of the task that asks: the one person who is asked; null where everybody of a group is. */
    public @Nullable String asked(DelegateExecution execution) {
        return all(execution) ? null : (String) execution.getVariable("holder");
    }

    /** For {@code camunda:candidateGroups} of that task: the group, where everybody of it is asked. */
    public List<String> askedGroups(DelegateExecution execution) {
        return all(execution) ? List.of((String) execution.getVariable("toGroup")) : List.of();
    }

    /** For {@code camunda:assignee} of the task that completes a brief: who was asked to; somebody else where they are gone. */
    public @Nullable String briefedBy(DelegateExecution execution) {
        var escalation = escalations.get(id(execution));
        return rejections
                .open(escalation.id())
                .map(open -> authority.isAtWork(open.completer()) ? open.completer() : instead(escalation, open))
                .orElse(escalation.askedBy());
    }

    /** For {@code timeCycle} of the timer that asks for an update for the leadership. */
    public String updateDue(DelegateExecution execution) {
        return cadence.cycle(id(execution));
    }

    private @Nullable String instead(Escalation escalation, BriefRejection open) {
        var next =
                completers.of(escalation, open.rejectedBy(), open.completer()).orElse(null);
        if (next != null) {
            rejections.give(escalation.id(), next);
        }
        return next;
    }

    private static long id(DelegateExecution execution) {
        return ((Number) execution.getVariable("escalation")).longValue();
    }

    private static boolean all(DelegateExecution execution) {
        return Boolean.TRUE.equals(execution.getVariable("askedAll"));
    }
}
