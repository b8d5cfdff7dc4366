package dev.baton.escalation.holding;

import static dev.baton.escalation.Escalated.functional;
import static dev.baton.escalation.Escalated.hierarchical;
import static dev.baton.escalation.Escalation.State.ACCEPTED;
import static dev.baton.escalation.Escalation.State.REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.Escalated;
import dev.baton.escalation.Escalation;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HoldingTest {

    private static final Holding OWN = new Holding("mara", "support-agent", "sam");

    @Test
    void aCaseWithoutEscalationsIsItsOwn() {
        assertThat(of()).isEqualTo(OWN);
    }

    @Test
    void whoIsAskedForAuthorityHoldsTheBatonFromThenOn() {
        assertThat(of(hierarchical(1, 2, "vera", REQUESTED, 0))).isEqualTo(new Holding("vera", "support-agent", "sam"));
    }

    @Test
    void ofSeveralItIsTheHighestAndOfEqualsTheOneAskedLast() {
        var cleo = hierarchical(1, 1, "cleo", ACCEPTED, 5);
        var vera = hierarchical(2, 2, "vera", ACCEPTED, 1);
        assertThat(of(cleo, vera).accountable()).isEqualTo("vera");

        var climbedLater = hierarchical(1, 2, "wanda", REQUESTED, 5);
        assertThat(of(climbedLater, vera).accountable()).isEqualTo("wanda");
    }

    @Test
    void aQuestionNobodyIsAskedYetMovesNothing() {
        assertThat(of(hierarchical(1, 0, null, REQUESTED, 0))).isEqualTo(OWN);
    }

    @Test
    void beingAskedForExpertiseMovesNothingAndTakingChargeMovesTheWork() {
        assertThat(of(functional(1, "eli", REQUESTED, 0))).isEqualTo(OWN);
        assertThat(of(functional(1, "eli", ACCEPTED, 0))).isEqualTo(new Holding("mara", "engineering", "eli"));
    }

    @Test
    void whoTookChargeLastHasTheWork() {
        assertThat(of(functional(1, "zoe", ACCEPTED, 2), functional(2, "eli", ACCEPTED, 1))
                        .responsible())
                .isEqualTo("zoe");
    }

    @Test
    void workGoesBackToNobodyWhoHasLeftTheTeam() {
        assertThat(OWN.under(List.of(), (person, group) -> false))
                .isEqualTo(new Holding("mara", "support-agent", null));
    }

    /** Whatever the order in which they end, at the end the case is its own, and in between it is what those left say. */
    @Property
    void endingEscalationsInAnyOrderLeavesWhatTheOthersSay(@ForAll("escalations") List<Escalation> all) {
        var left = new ArrayList<>(all);
        while (!left.isEmpty()) {
            left.remove(0);
            assertThat(of(left.toArray(Escalation[]::new))).isEqualTo(of(reversed(left)));
        }
        assertThat(of()).isEqualTo(OWN);
    }

    @Provide
    Arbitrary<List<Escalation>> escalations() {
        var one = Combinators.combine(
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of("cleo", "vera", "wanda", "eli"),
                        Arbitraries.of(REQUESTED, ACCEPTED),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false))
                .as((level, who, state, minute, authority) ->
                        authority ? hierarchical(0, level, who, state, minute) : functional(0, who, state, minute));
        return one.list().ofMaxSize(6).map(HoldingTest::numbered);
    }

    private static List<Escalation> numbered(List<Escalation> some) {
        var numbered = new ArrayList<Escalation>();
        for (var one : some) {
            numbered.add(Escalated.withId(one, numbered.size() + 1L));
        }
        return numbered;
    }

    private static Escalation[] reversed(List<Escalation> some) {
        var reversed = new ArrayList<>(some);
        java.util.Collections.reverse(reversed);
        return reversed.toArray(Escalation[]::new);
    }

    private static Holding of(Escalation... open) {
        return OWN.under(List.of(open), (person, group) -> true);
    }
}
