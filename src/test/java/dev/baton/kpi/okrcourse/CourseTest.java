package dev.baton.kpi.okrcourse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.baton.kpi.Figure;
import dev.baton.kpi.Figures;
import dev.baton.kpi.KpiSettings;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.okrs.KeyResult;
import dev.baton.kpi.okrs.Objective;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {

    private static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");

    private final Figures figures = mock();

    @Test
    void itsForecastIsAStraightLineThroughItsWeeks() {
        var progress = of("15", "8", "12", 35, "14", "13", "12", "11", "10");

        assertThat(progress.ofHundred()).as("3 of 7").isEqualTo(42);
        assertThat(progress.reached()).isFalse();
        assertThat(progress.weeks()).hasSize(5);
        assertThat(progress.forecast())
                .as("one less each week: 15 - 92/7 at the end")
                .isEqualByComparingTo("1.8571");
        assertThat(progress.onCourse()).isTrue();
    }

    @Test
    void withFewerThanTwoWeeksItIsTooEarlyForAForecast() {
        assertThat(of("15", "8", "12", 3, "12").forecast()).isNull();
        assertThat(of("15", "8", "12", 3, "12").onCourse()).isNull();
    }

    @Test
    void whereThereIsNothingToMakeItOfItIsUnknownAndNotZero() {
        var progress = of("15", "8", null, 20);

        assertThat(progress.value()).isNull();
        assertThat(progress.ofHundred()).isNull();
        assertThat(progress.reached()).isFalse();
    }

    @Test
    void beforeItsQuarterThereIsNothingToSay() {
        assertThat(of("15", "8", "12", -3, "12", "11").value()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"15, 8, 16, 0", "15, 8, 8, 100", "15, 8, 5, 100", "90, 90, 92, 100", "90, 90, 89.9, 0", "80, 90, 85, 50"
    })
    void itIsFromNothingToAllOfTheWay(String baseline, String target, String value, int ofHundred) {
        var kpi = baseline.equals("15") ? "escalationRate" : "csat";
        assertThat(of(kpi, baseline, target, value, 30).ofHundred()).isEqualTo(ofHundred);
    }

    private Progress of(String baseline, String target, @Nullable String value, int days, String... weeks) {
        return of("escalationRate", baseline, target, value, days, weeks);
    }

    private Progress of(String kpi, String baseline, String target, @Nullable String value, int days, String... weeks) {
        when(figures.of(any(), any()))
                .thenReturn(new Figure(
                        value == null ? null : new BigDecimal(value),
                        null,
                        BigDecimal.TEN,
                        0,
                        null,
                        null,
                        false,
                        IntStream.range(0, weeks.length)
                                .mapToObj(week -> point(week, weeks[week]))
                                .toList()));
        var course = new Course(
                new Kpis(),
                figures,
                Clock.fixed(BEGIN.plus(Duration.ofDays(days)), ZoneOffset.UTC),
                new KpiSettings(ZoneOffset.UTC, Duration.ofSeconds(1), "-", 5));
        return course.of(new Objective(
                        "OKR-000001",
                        "2026-Q4",
                        "x",
                        "otto",
                        Objective.State.ACTIVE,
                        1,
                        null,
                        null,
                        null,
                        List.of(new KeyResult(1, kpi, null, null, new BigDecimal(baseline), new BigDecimal(target)))))
                .get(0);
    }

    private static Figure.Point point(int week, String value) {
        var from = BEGIN.plus(Duration.ofDays(7L * week));
        return new Figure.Point(
                from.toString().substring(0, 10),
                "w",
                from,
                new BigDecimal(value),
                null,
                BigDecimal.TEN,
                null,
                null,
                false);
    }
}
