package dev.baton.kpi.numbers;

import dev.baton.kpi.Figure;
import dev.baton.kpi.FigureFormat;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.Shown;
import dev.baton.kpi.asking.Asked;
import dev.baton.web.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Everything that is counted for the page of one figure. */
@Component
class FigureView {

    private final Shown figures;
    private final FigureFormat format;
    private final Words words;

    FigureView(Shown figures, FigureFormat format, Words words) {
        this.figures = figures;
        this.format = format;
        this.words = words;
    }

    /**
     * A line of the table behind a chart.
     *
     * @param told the value as people write it, likewise the others
     * @param before the value of the period before at the same place; null where there is none
     * @param cases part of an address that leads to its cases; null where it is of too few
     */
    record Row(
            String label,
            @Nullable Instant from,
            @Nullable BigDecimal value,
            String told,
            @Nullable BigDecimal before,
            String toldBefore,
            @Nullable String median,
            @Nullable String p90,
            @Nullable BigDecimal numerator,
            BigDecimal denominator,
            boolean hidden,
            @Nullable String cases) {}

    /**
     * @param hidden whether the value is of too few to be told
     * @param course by spans, {@code parts} by what is told apart
     */
    record Counted(
            Figure whole,
            boolean hidden,
            String told,
            String before,
            @Nullable String difference,
            String direction,
            @Nullable String median,
            @Nullable String p90,
            List<Row> course,
            List<Row> parts) {

        boolean isEmpty() {
            return whole.value() == null;
        }

        /** Whether there are medians to show. */
        public boolean spread() {
            return course.stream().anyMatch(row -> row.median() != null)
                    || parts.stream().anyMatch(row -> row.median() != null);
        }
    }

    Counted of(Kpi kpi, Asked asked, Authentication login, Locale locale) {
        var whole = figures.of(kpi, asked.whole().by(asked.span()), login);
        var before = figures.of(kpi, asked.before(kpi).by(asked.span()), login);
        var earlier = before.value();
        return new Counted(
                whole,
                whole.hidden(),
                format.told(kpi, whole.value(), locale),
                format.told(kpi, earlier, locale),
                whole.hidden() ? null : format.difference(kpi, whole.value(), earlier, words.of("kpi.points"), locale),
                Tiles.direction(kpi, whole.value(), earlier),
                whole.median() == null ? null : format.told(kpi, whole.median(), locale),
                whole.p90() == null ? null : format.told(kpi, whole.p90(), locale),
                course(kpi, asked, whole, before, locale),
                parts(kpi, asked, login, locale));
    }

    private List<Row> course(Kpi kpi, Asked asked, Figure whole, Figure before, Locale locale) {
        var rows = new ArrayList<Row>();
        var points = whole.points();
        for (var at = 0; at < points.size(); at++) {
            var point = points.get(at);
            var earlier = at < before.points().size() ? before.points().get(at).value() : null;
            var end = at + 1 < points.size()
                    ? points.get(at + 1).from()
                    : asked.period().to().toInstant();
            rows.add(row(kpi, point, earlier, between(asked, point, end), locale));
        }
        return rows;
    }

    private static @Nullable String between(Asked asked, Figure.Point point, @Nullable Instant end) {
        if (point.hidden() || point.from() == null || end == null) {
            return null;
        }
        var begin = point.from().isBefore(asked.period().from().toInstant())
                ? asked.period().from().toInstant()
                : point.from();
        return asked.queryBetween(
                begin.toString(),
                end.truncatedTo(ChronoUnit.SECONDS)
                        .plusSeconds(end.getNano() > 0 ? 1 : 0)
                        .toString());
    }

    private List<Row> parts(Kpi kpi, Asked asked, Authentication login, Locale locale) {
        if (asked.each() == null) {
            return List.of();
        }
        var name = Asked.name(asked.each());
        var earlier = new HashMap<String, @Nullable BigDecimal>();
        figures.of(kpi, asked.before(kpi).each(asked.each()), login).points().stream()
                .forEach(point -> earlier.put(point.key(), point.value()));
        return figures.of(kpi, asked.whole().each(asked.each()), login).points().stream()
                .map(point -> row(
                        kpi,
                        point,
                        point.hidden() ? null : earlier.get(point.key()),
                        point.hidden() || point.key().isEmpty() ? null : asked.queryWith(name, point.key()),
                        locale))
                .toList();
    }

    private Row row(Kpi kpi, Figure.Point point, @Nullable BigDecimal before, @Nullable String cases, Locale locale) {
        var hidden = point.hidden();
        return new Row(
                point.label(),
                point.from(),
                hidden ? null : point.value(),
                hidden ? words.of("kpi.hidden") : format.told(kpi, point.value(), locale),
                before,
                format.told(kpi, before, locale),
                hidden || point.median() == null ? null : format.told(kpi, point.median(), locale),
                hidden || point.p90() == null ? null : format.told(kpi, point.p90(), locale),
                hidden ? null : point.numerator(),
                point.denominator(),
                hidden,
                cases);
    }

    /** What stands in a file of {@code rows}. */
    static Map<String, List<Row>> tables(Counted shown) {
        return Map.of("course", shown.course(), "parts", shown.parts());
    }
}
