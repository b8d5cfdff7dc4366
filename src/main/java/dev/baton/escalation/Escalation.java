package dev.baton.escalation;

import dev.baton.casefile.EscalationKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One handing-on of the baton, from the request to its end.
 *
 * @param cause the trigger, as the models name it
 * @param reason in the words of whoever asked, null when a rule did
 * @param fromHolder to whom the baton returns
 * @param fromTeam to whom the work returns
 * @param holder who is asked to take charge, or has
 */
public record Escalation(
        long id,
        String caseNumber,
        EscalationKind kind,
        int level,
        String cause,
        @Nullable String reason,
        @Nullable String fromHolder,
        @Nullable String fromTeam,
        @Nullable String toGroup,
        @Nullable String holder,
        @Nullable String audience,
        @Nullable String leadershipEvery,
        State state,
        Instant requestedAt,
        @Nullable Instant answeredAt,
        @Nullable String answer,
        @Nullable Instant endedAt,
        @Nullable String endedBecause) {

    /** The reason someone gave, or the rule that asked. */
    String why() {
        return reason == null ? cause : reason;
    }

    enum State {
        REQUESTED,
        ACCEPTED,
        DECLINED,
        DE_ESCALATED,
        JOINED,
        CLOSED;

        boolean isOpen() {
            return this == REQUESTED || this == ACCEPTED;
        }
    }
}
