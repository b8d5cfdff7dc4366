package dev.baton.intelligence.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QualityTest {

    private static final List<Told> FOUR =
            List.of(new Told(0.9, true), new Told(0.8, false), new Told(0.7, true), new Told(0.1, false));

    @Test
    void byHand() {
        var quality = new Quality(FOUR);

        assertThat(quality.auc()).isEqualTo(0.75);
        assertThat(quality.averagePrecision()).isCloseTo((1 + 2 / 3.0) / 2, within(1e-9));
        assertThat(quality.brier()).isCloseTo((0.01 + 0.64 + 0.09 + 0.01) / 4, within(1e-9));
        assertThat(quality.recallAt(0.25)).isEqualTo(0.5);
        assertThat(quality.precisionAt(3)).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(quality.expectedCalibrationError()).isCloseTo((0.1 + 0.8 + 0.3 + 0.1) / 4, within(1e-9));
    }

    @Test
    void aucIsTheShareOfPairsInOrder() {
        var random = new Random(3);
        var told = Stream.generate(() -> new Told(random.nextInt(20) / 20.0, random.nextInt(3) == 0))
                .limit(300)
                .toList();
        double won = 0;
        double pairs = 0;
        for (var one : told) {
            for (var other : told) {
                if (one.cameTrue() && !other.cameTrue()) {
                    pairs++;
                    won += one.risk() > other.risk() ? 1 : one.risk() == other.risk() ? 0.5 : 0;
                }
            }
        }

        assertThat(new Quality(told).auc()).isCloseTo(won / pairs, within(1e-9));
    }

    @Test
    void whatCannotBeSaidIsNotSaid() {
        var none = new Quality(List.of());

        assertThat(none.auc()).isNull();
        assertThat(none.brier()).isNull();
        assertThat(none.precisionAt(50)).isNull();
        assertThat(new Quality(List.of(new Told(0.5, false))).auc()).isNull();
    }
}
