package dev.baton.review.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.review.books.Review;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChanceTest {

    /** By hand: 1/1024 · (1 + 1), 1/1024 · 2 · (1 + 10), and so on; the last two by summing the terms of 0.3 and 0.25. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.5, 1",
        "10, 0, 0.5, 0.001953125",
        "9, 1, 0.5, 0.021484375",
        "8, 2, 0.5, 0.109375",
        "5, 5, 0.5, 1",
        "1, 0, 0.3, 0.3",
        "0, 1, 0.3, 1",
        "3, 1, 0.25, 0.05078125"
    })
    void theChanceOfADifferenceIsExact(long first, long second, double share, double chance) {
        assertThat(Chance.ofDifference(first, second, share)).isCloseTo(chance, within(1e-9));
    }

    @Property(tries = 200)
    void itIsAChanceAndTheSameFromBothSides(
            @ForAll @IntRange(max = 2_000) int first,
            @ForAll @IntRange(max = 2_000) int second,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double share) {
        var chance = Chance.ofDifference(first, second, share);

        assertThat(chance).isBetween(0.0, 1.0);
        assertThat(Chance.ofDifference(second, first, 1 - share)).isCloseTo(chance, within(1e-6));
    }

    @Test
    void theMoreCausesThereAreTheMoreOneHasToStandOut() {
        assertThat(Chance.adjusted(List.of(0.01, 0.04, 0.03))).containsExactly(0.03, 0.06, 0.06);
        assertThat(Chance.adjusted(List.of(0.5, 0.9))).containsExactly(1.0, 1.0);
        assertThat(Chance.adjusted(List.of())).isEmpty();
    }

    @Test
    void aPeriodIsTheLastOneThatIsOverInTheZoneOfTheDesk() {
        var month = Period.overAt(Instant.parse("2026-03-01T06:00:00Z"), Review.Kind.MONTH, ZoneOffset.UTC);
        assertThat(month.from()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(month.to()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(month.before()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(month.share()).isCloseTo(28.0 / 59, within(1e-12));
        assertThat(month.lengths()).isCloseTo(28.0 / 31, within(1e-12));

        var berlin = ZoneId.of("Europe/Berlin");
        var quarter = Period.overAt(Instant.parse("2026-07-01T06:30:00Z"), Review.Kind.QUARTER, berlin);
        assertThat(quarter.from()).as("before the clocks change it is an hour").isEqualTo("2026-03-31T22:00:00Z");
        assertThat(quarter.before()).isEqualTo("2025-12-31T23:00:00Z");
        assertThat(Period.of(quarter.from(), Review.Kind.QUARTER, berlin)).isEqualTo(quarter);
    }
}
