package dev.baton.escalation;

import dev.baton.casefile.EscalationKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One handing-on of the baton, from the request to its end.
 *
 * @param kind what it is now: an unanswered question of expertise becomes one of authority
 * @param requestedKind what was asked for
 * @param level how far up it is, 0 until somebody was asked
 * @param cause the trigger, as the models name it
 * @param reason in the words of whoever asked, null when a rule did
 * @param fromHolder who had the baton when it was asked for
 * @param fromTeam which team had the work when it was asked for
 * @param toGroup the group of who is asked, or has taken charge
 * @param holder who is asked to take charge, or has; where everybody of the group is asked, who was asked by it before and keeps the
 *     baton meanwhile, or null where somebody has it all the same
 * @param askedAll whether everybody of the group is asked
 * @param askedBy who asked for it, null when a rule or the customer did
 * @param severity critical, high, medium or low; null where nobody was asked yet
 * @param informedGroup who finds the updates for the leadership in their inbox; null in one of before there were updates
 * @param trend as whoever leads it said last
 * @param deEscalateBy by when it has to end, or whoever leads it says why not; null while nothing says that it could
 * @param leadersToldAt when the leadership was told last
 * @param askedAt when whoever is asked now was asked
 */
public record Escalation(
        long id,
        String caseNumber,
        EscalationKind kind,
        EscalationKind requestedKind,
        int level,
        String cause,
        @Nullable String reason,
        @Nullable String fromHolder,
        @Nullable String fromTeam,
        @Nullable String toGroup,
        @Nullable String holder,
        boolean askedAll,
        @Nullable String audience,
        @Nullable String leadershipEvery,
        State state,
        Instant requestedAt,
        @Nullable Instant askedAt,
        @Nullable Instant answeredAt,
        @Nullable String answer,
        @Nullable Instant endedAt,
        @Nullable String endedBecause,
        @Nullable String askedBy,
        @Nullable String severity,
        @Nullable String informedGroup,
        @Nullable Trend trend,
        @Nullable Instant trendSince,
        @Nullable Instant deEscalateBy,
        @Nullable Instant leadersToldAt) {

    /** Somebody of ours asked for it; its {@code reason} is in their words. */
    public static final String REQUESTED = "requested";

    /** As the customer asked for it. */
    public static final String REQUESTED_BY_CUSTOMER = "requestedByCustomer";

    /** The reason someone gave, or the rule that asked. */
    public String why() {
        return reason == null ? cause : reason;
    }

    public boolean is(EscalationKind kind, State state) {
        return this.kind == kind && this.state == state;
    }

    /** Whether somebody asked for it, and no rule. */
    public boolean isRequested() {
        return cause.equals(REQUESTED) || cause.equals(REQUESTED_BY_CUSTOMER);
    }

    /** Whether somebody is asked and has not answered. */
    public boolean isPending() {
        return state == State.REQUESTED && level > 0;
    }

    public enum State {
        REQUESTED,
        ACCEPTED,
        DECLINED,
        DE_ESCALATED,
        CLOSED;

        public boolean isOpen() {
            return this == REQUESTED || this == ACCEPTED;
        }
    }
}
