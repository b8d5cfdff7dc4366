package dev.baton.escalation;

import dev.baton.casefile.EscalationKind;
import dev.baton.escalation.Escalation.State;
import java.time.Instant;

/** Escalations as they may stand. */
public final class Escalated {

    private static final Instant NINE = Instant.parse("2026-11-25T09:00:00Z");

    private Escalated() {}

    public static Escalation hierarchical(long id, int level, String holder, State state, int askedAt) {
        return escalation(id, EscalationKind.HIERARCHICAL, level, holder, state, askedAt);
    }

    public static Escalation functional(long id, String holder, State state, int answeredAt) {
        return escalation(id, EscalationKind.FUNCTIONAL, 1, holder, state, answeredAt);
    }

    private static Escalation escalation(
            long id, EscalationKind kind, int level, String holder, State state, int minute) {
        var group = kind == EscalationKind.FUNCTIONAL ? "engineering" : "leadership";
        var at = NINE.plusSeconds(60L * minute);
        return new Escalation(
                id,
                "C-000001",
                kind,
                kind,
                level,
                "requested",
                "They ask",
                null,
                null,
                group,
                holder,
                false,
                null,
                null,
                state,
                NINE,
                at,
                state == State.ACCEPTED ? at : null,
                null,
                null,
                null,
                "sam",
                "high",
                "leadership",
                null,
                null,
                null,
                null);
    }

    public static Escalation withId(Escalation one, long id) {
        return new Escalation(
                id,
                one.caseNumber(),
                one.kind(),
                one.requestedKind(),
                one.level(),
                one.cause(),
                one.reason(),
                one.fromHolder(),
                one.fromTeam(),
                one.toGroup(),
                one.holder(),
                one.askedAll(),
                one.audience(),
                one.leadershipEvery(),
                one.state(),
                one.requestedAt(),
                one.askedAt(),
                one.answeredAt(),
                one.answer(),
                one.endedAt(),
                one.endedBecause(),
                one.askedBy(),
                one.severity(),
                one.informedGroup(),
                one.trend(),
                one.trendSince(),
                one.deEscalateBy(),
                one.leadersToldAt());
    }
}
