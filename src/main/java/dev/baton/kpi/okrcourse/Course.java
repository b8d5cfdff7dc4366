package dev.baton.kpi.okrcourse;

import dev.baton.kpi.Figure;
import dev.baton.kpi.Figures;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.KpiSettings;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.Question;
import dev.baton.kpi.Span;
import dev.baton.kpi.okrs.KeyResult;
import dev.baton.kpi.okrs.Objective;
import dev.baton.kpi.okrs.Quarter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far key results are, by their figures. */
@Component
public class Course {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final double WEEK = Duration.ofDays(7).toSeconds();

    private final Kpis kpis;
    private final Figures figures;
    private final Clock clock;
    private final ZoneId zone;

    Course(Kpis kpis, Figures figures, Clock clock, KpiSettings settings) {
        this.kpis = kpis;
        this.figures = figures;
        this.clock = clock;
        this.zone = settings.zone();
    }

    /** In which quarters begin. */
    public ZoneId zone() {
        return zone;
    }

    public List<Progress> of(Objective objective) {
        var quarter = Quarter.read(objective.quarter());
        return objective.keyResults().stream()
                .map(result -> kpis.find(result.kpi())
                        .map(kpi -> progress(result, kpi, quarter))
                        .orElseGet(() -> unknown(result, null)))
                .toList();
    }

    private Progress progress(KeyResult result, Kpi kpi, Quarter quarter) {
        var from = quarter.from(zone);
        var end = quarter.to(zone);
        var now = clock.instant();
        var until = now.isBefore(end) ? now : end;
        if (!from.isBefore(until)) {
            return unknown(result, kpi);
        }
        var figure = figures.of(kpi, question(result, from, until).by(Span.WEEK));
        var weeks = weeks(figure, from, until);
        var value = figure.value();
        var forecast = forecast(kpi, value, weeks, from, until, end);
        return new Progress(
                result,
                kpi,
                value,
                value == null ? null : ofHundred(result, kpi, value),
                forecast,
                value != null && isReached(result, kpi, value),
                forecast == null ? null : isReached(result, kpi, forecast),
                weeks);
    }

    /** What adds up goes on as fast as it went; all else follows its line, and is no less than nothing. */
    private static @Nullable BigDecimal forecast(
            Kpi kpi, @Nullable BigDecimal value, List<Progress.Week> weeks, Instant from, Instant until, Instant end) {
        if (kpi.aggregate() == Kpi.Aggregate.COUNT || kpi.aggregate() == Kpi.Aggregate.REVENUE) {
            return value == null || weeks.size() < 2 || kpi.figure().equals("retention")
                    ? null
                    : value.multiply(BigDecimal.valueOf(weeksFrom(from, end) / weeksFrom(from, until)))
                            .setScale(4, RoundingMode.HALF_UP);
        }
        var line = Line.through(weeks, weeksFrom(from, end));
        if (line == null) {
            return null;
        }
        return kpi.aggregate() == Kpi.Aggregate.SHARE
                ? line.max(BigDecimal.ZERO).min(HUNDRED)
                : line.max(BigDecimal.ZERO);
    }

    private Question question(KeyResult result, Instant from, Instant until) {
        return new Question(
                from,
                until,
                zone,
                null,
                null,
                result.dimension() == null
                        ? Map.of()
                        : Map.of(result.dimension(), Objects.requireNonNull(result.key())));
    }

    private static List<Progress.Week> weeks(Figure figure, Instant from, Instant until) {
        return figure.points().stream()
                .filter(point -> point.value() != null && point.from() != null && !point.hidden())
                .map(point -> new Progress.Week(
                        point.key(),
                        Math.min(weeksFrom(from, Objects.requireNonNull(point.from())) + 1, weeksFrom(from, until)),
                        Objects.requireNonNull(point.value())))
                .toList();
    }

    private static double weeksFrom(Instant from, Instant at) {
        return Duration.between(from, at).toSeconds() / WEEK;
    }

    private static Progress unknown(KeyResult result, @Nullable Kpi kpi) {
        return new Progress(result, kpi, null, null, null, false, null, List.of());
    }

    /** Where the target is the baseline, it is kept or not. */
    static int ofHundred(KeyResult result, Kpi kpi, BigDecimal value) {
        var way = result.target().subtract(result.baseline());
        if (way.signum() == 0) {
            return isReached(result, kpi, value) ? 100 : 0;
        }
        return value.subtract(result.baseline())
                .multiply(HUNDRED)
                .divide(way, 0, RoundingMode.DOWN)
                .max(BigDecimal.ZERO)
                .min(HUNDRED)
                .intValue();
    }

    static boolean isReached(KeyResult result, Kpi kpi, BigDecimal value) {
        var way = result.target().compareTo(result.baseline());
        var lower = way < 0 || way == 0 && kpi.better() == Kpi.Better.LOWER;
        return lower ? value.compareTo(result.target()) <= 0 : value.compareTo(result.target()) >= 0;
    }
}
