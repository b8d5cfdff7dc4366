package dev.baton.routing.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is there of a group, whatever circles its substitutes make. */
class StandInTest {

    private static final Instant SOON = Instant.parse("2027-03-31T12:00:00Z");
    private static final int MOST = 8;

    @Test
    void whoIsThereIsThereForThemselves() {
        assertThat(there(member("eli", false, null), member("nils", false, null)))
                .containsExactly("eli", "nils");
    }

    @Test
    void theFirstOnTheChainWhoIsThereStandsIn() {
        assertThat(there(
                        member("eli", true, "nils"),
                        member("nils", true, "zoe"),
                        other("zoe", true, "mara"),
                        other("mara", false, null)))
                .containsExactly("mara for eli");
    }

    @Test
    void aCircleOfSubstitutesEndsInNobody() {
        assertThat(there(member("eli", true, "nils"), member("nils", true, "zoe"), other("zoe", true, "eli")))
                .isEmpty();
        assertThat(there(member("eli", true, "eli"))).isEmpty();
    }

    @Test
    void whoStandsInForSeveralIsThereOnce() {
        assertThat(there(member("eli", true, "mara"), member("nils", true, "mara"), other("mara", false, null)))
                .containsExactly("mara for eli");
    }

    @Test
    void whoGetsNoWorkIsNotThereAndStandsInForNobody() {
        var idle = new Candidate(
                "nils", false, List.of(), true, null, null, 0, List.of(), null, null, null, 0, false, false);
        assertThat(StandIn.there(List.of(candidate("eli", true, true, "nils"), idle)))
                .isEmpty();
    }

    @Property
    void nobodyWhoIsAwayIsThereAndNobodyWhoIsThereIsLeftOut(@ForAll("groups") List<Candidate> candidates) {
        var there = StandIn.there(candidates);

        assertThat(there).allMatch(one -> one.candidate().isThere());
        assertThat(there.stream().map(one -> one.candidate().id())).doesNotHaveDuplicates();
        assertThat(there.stream().map(one -> one.candidate().id()).toList())
                .containsAll(candidates.stream()
                        .filter(one -> one.member() && one.isThere())
                        .map(Candidate::id)
                        .toList());
    }

    /** Followed step by step, without the code under test: as long as there are people, somebody on the chain is there or it circles. */
    @Property
    void whoIsAwayHasSomebodyWheneverTheirChainLeadsToSomebody(@ForAll("groups") List<Candidate> candidates) {
        var known = candidates.stream().collect(Collectors.toMap(Candidate::id, one -> one));
        candidates.stream().filter(one -> !one.isThere()).forEach(away -> {
            var next = away;
            for (int step = 0; step <= MOST && next != null && !next.isThere(); step++) {
                next = next.substitute() == null ? null : known.get(next.substitute());
            }
            var expected = next == null || !next.isThere() ? null : next.id();
            assertThat(StandIn.substitute(away, known).map(Candidate::id).orElse(null))
                    .isEqualTo(expected);
        });
    }

    @Provide
    Arbitrary<List<Candidate>> groups() {
        return Arbitraries.integers().between(1, MOST).flatMap(size -> {
            var people =
                    IntStream.range(0, size).mapToObj(nth -> person(nth, size)).toList();
            return Combinators.combine(people).as(ArrayList::new);
        });
    }

    private static Arbitrary<Candidate> person(int nth, int size) {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, size - 1).injectNull(0.3))
                .as((member, away, substitute) ->
                        candidate("p" + nth, member, away, substitute == null ? null : "p" + substitute));
    }

    private static List<String> there(Candidate... candidates) {
        return StandIn.there(List.of(candidates)).stream()
                .map(one -> one.candidate().id() + (one.of() == null ? "" : " for " + one.of()))
                .toList();
    }

    private static Candidate member(String id, boolean away, @Nullable String substitute) {
        return candidate(id, true, away, substitute);
    }

    private static Candidate other(String id, boolean away, @Nullable String substitute) {
        return candidate(id, false, away, substitute);
    }

    private static Candidate candidate(String id, boolean member, boolean away, @Nullable String substitute) {
        return new Candidate(
                id,
                member,
                List.of(),
                false,
                away ? SOON : null,
                substitute,
                0,
                List.of(),
                null,
                null,
                null,
                0,
                false,
                false);
    }
}
