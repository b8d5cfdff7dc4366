package dev.baton.review.trends;

import dev.baton.kpi.Figure;
import dev.baton.kpi.Figures;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.KpiSettings;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.Question;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures that a review of a period looks at, beside those of the period before. */
@Component
public class TrendFigures {

    private static final List<String> LOOKED_AT = List.of(
            "opened", "escalationRate", "hierarchicalEscalationRate", "slaMet", "resolutionTime", "reopenRate", "csat");

    private static final BigDecimal HOUR = BigDecimal.valueOf(3_600);

    private final Kpis kpis;
    private final Figures figures;
    private final ZoneId zone;

    TrendFigures(Kpis kpis, Figures figures, KpiSettings settings) {
        this.kpis = kpis;
        this.figures = figures;
        this.zone = settings.zone();
    }

    /** @param now of the period, {@code before} of the one before; null where there is nothing to make it of */
    public record Row(
            String kpi,
            String name,
            @Nullable String now,
            @Nullable String before) {}

    public List<Row> of(Period period, Locale locale) {
        return LOOKED_AT.stream()
                .flatMap(id -> kpis.find(id).stream())
                .map(kpi -> new Row(
                        kpi.id(),
                        kpi.name().in(locale),
                        told(kpi, of(kpi, period.from(), period.to()), locale),
                        told(kpi, of(kpi, period.before(), period.from()), locale)))
                .toList();
    }

    private Figure of(Kpi kpi, Instant from, Instant to) {
        return figures.of(kpi, Question.of(from, to, zone));
    }

    private static @Nullable String told(Kpi kpi, Figure figure, Locale locale) {
        var value = figure.value();
        if (value == null) {
            return null;
        }
        var number = String.format(
                locale, "%,.1f", kpi.unit() == Kpi.Unit.SECONDS ? value.divide(HOUR, 4, RoundingMode.HALF_UP) : value);
        return switch (kpi.unit()) {
            case PERCENT -> number + " %";
            case SECONDS -> number + " h";
            default -> number;
        };
    }
}
