package dev.baton.escalation.leaders;

import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseEvent.CasePrioritized;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Direction;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.escalation.Escalation.State;
import dev.baton.escalation.EscalationRecords;
import dev.baton.escalation.Trends;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a missed deadline asked for was done after all: the escalation it raised could end. */
@Component
class CausesGone {

    private static final Set<String> ENDED_BY_A_REPLY =
            Set.of("firstReplyOverdue", "nextReplyOverdue", "customerUpdateOverdue", "inactivity");
    private static final Set<String> ENDED_BY_TRIAGE = Set.of("triageOverdue");

    private final EscalationRecords escalations;
    private final Trends trends;
    private final CaseFile caseFile;

    CausesGone(EscalationRecords escalations, Trends trends, CaseFile caseFile) {
        this.escalations = escalations;
        this.trends = trends;
        this.caseFile = caseFile;
    }

    @OnCaseEvent(Phase.ACT)
    void weReplied(ActivityRecorded event) {
        if (event.interaction().direction() == Direction.OUTBOUND
                && !event.interaction().automatic()) {
            gone(event.number(), ENDED_BY_A_REPLY);
        }
    }

    @OnCaseEvent(Phase.ACT)
    void itIsTriaged(CasePrioritized event) {
        gone(event.number(), ENDED_BY_TRIAGE);
    }

    private void gone(CaseNumber number, Set<String> causes) {
        if (caseFile.get(number).escalated()) {
            escalations.openOf(number).stream()
                    .filter(one -> one.state() == State.ACCEPTED && causes.contains(one.cause()))
                    .forEach(trends::causeIsGone);
        }
    }
}
