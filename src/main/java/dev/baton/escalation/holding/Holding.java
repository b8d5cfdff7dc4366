package dev.baton.escalation.holding;

import static dev.baton.casefile.EscalationKind.FUNCTIONAL;
import static dev.baton.casefile.EscalationKind.HIERARCHICAL;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import dev.baton.casefile.Case;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.Escalation.State;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a case, which team works on it, and who of that team in particular. It is the case's own unless an open
 * escalation lies over it, and is computed whenever something happened: nothing has to be put back.
 */
public record Holding(
        @Nullable String accountable,
        @Nullable String team,
        @Nullable String responsible) {

    private static final Comparator<Escalation> BY_LEVEL = comparing(Escalation::level)
            .thenComparing(Escalation::askedAt, nullsFirst(naturalOrder()))
            .thenComparing(Escalation::id);
    private static final Comparator<Escalation> BY_ACCEPTANCE =
            comparing(Escalation::answeredAt, nullsFirst(naturalOrder())).thenComparing(Escalation::id);

    /** As things stand. */
    static Holding now(Case subject) {
        return new Holding(subject.accountable(), subject.team(), subject.responsible());
    }

    /** As it is where no escalation is open. */
    static Holding own(Case subject) {
        return new Holding(subject.ownAccountable(), subject.ownTeam(), subject.ownResponsible());
    }

    /**
     * As it has to be while these escalations are open.
     *
     * @param isOf whether a person is of a group: work goes back to nobody who has left the team
     */
    Holding under(List<Escalation> open, BiPredicate<@Nullable String, @Nullable String> isOf) {
        var answering = authority(open).map(Escalation::holder).orElse(accountable);
        return expertise(open)
                .map(one -> new Holding(answering, one.toGroup(), one.holder()))
                .orElseGet(() -> new Holding(answering, team, isOf.test(responsible, team) ? responsible : null));
    }

    /** As it has to be for this case while these escalations are open. */
    public static Holding of(
            Case subject, List<Escalation> open, BiPredicate<@Nullable String, @Nullable String> isOf) {
        return own(subject).under(open, isOf);
    }

    /** Who answers for the case while these escalations are open. */
    public static @Nullable String accountable(Case subject, List<Escalation> open) {
        return own(subject).under(open, (person, group) -> true).accountable();
    }

    /** Who was asked at the highest level holds the baton from then on; of several the one asked last. */
    static Optional<Escalation> authority(List<Escalation> open) {
        return open.stream()
                .filter(one -> one.kind() == HIERARCHICAL && one.level() > 0 && one.holder() != null)
                .max(BY_LEVEL);
    }

    /** Who took charge last has the work; being asked moves nothing. */
    public static Optional<Escalation> expertise(List<Escalation> open) {
        return open.stream().filter(one -> one.is(FUNCTIONAL, State.ACCEPTED)).max(BY_ACCEPTANCE);
    }

    boolean answeredForAsIn(Holding other) {
        return Objects.equals(accountable, other.accountable);
    }

    /** Whether the work stays with its team, and with nobody in particular. */
    boolean isLeftTo(@Nullable String sameTeam) {
        return responsible == null && team != null && team.equals(sameTeam);
    }

    boolean workedOnAsIn(Holding other) {
        return Objects.equals(team, other.team) && Objects.equals(responsible, other.responsible);
    }
}
