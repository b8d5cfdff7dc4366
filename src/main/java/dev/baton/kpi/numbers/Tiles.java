package dev.baton.kpi.numbers;

import dev.baton.kpi.Figure;
import dev.baton.kpi.FigureFormat;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.Shown;
import dev.baton.kpi.asking.Asked;
import dev.baton.kpi.judging.Judgement;
import dev.baton.kpi.judging.Judgements;
import dev.baton.kpi.judging.Verdict;
import dev.baton.web.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Figures as tiles. One that cannot be counted says so, and the others are shown. */
@Component
public class Tiles {

    private static final Logger log = LoggerFactory.getLogger(Tiles.class);

    private final Shown figures;
    private final Judgements judgements;
    private final FigureFormat format;
    private final Words words;

    Tiles(Shown figures, Judgements judgements, FigureFormat format, Words words) {
        this.figures = figures;
        this.judgements = judgements;
        this.format = format;
        this.words = words;
    }

    public List<Tile> of(List<Kpi> kpis, Asked asked, Authentication login, Locale locale) {
        var judged = asked.only().isEmpty() ? judgements.all() : Map.<String, Judgement>of();
        return kpis.stream()
                .map(kpi -> of(kpi, asked, judged.get(kpi.id()), login, locale))
                .toList();
    }

    private Tile of(Kpi kpi, Asked asked, @Nullable Judgement judged, Authentication login, Locale locale) {
        try {
            var figure = figures.of(kpi, asked.whole().by(asked.span()), login);
            var before = figures.of(kpi, asked.before(kpi), login);
            return figure.hidden()
                    ? without(kpi, "hidden", null, locale)
                    : tile(kpi, figure, before.value(), shown(judged), locale);
        } catch (RuntimeException failure) {
            log.warn("The figure {} could not be counted", kpi.id(), failure);
            return without(kpi, "failed", shown(judged), locale);
        }
    }

    private Tile tile(Kpi kpi, Figure figure, @Nullable BigDecimal before, @Nullable Judgement judged, Locale locale) {
        return new Tile(
                kpi.id(),
                kpi.theme(),
                kpi.name().in(locale),
                figure.value() == null ? null : format.told(kpi, figure.value(), locale),
                figure.value() == null ? "empty" : "told",
                before == null ? null : format.told(kpi, before, locale),
                format.difference(kpi, figure.value(), before, words.of("kpi.points"), locale),
                direction(kpi, figure.value(), before),
                figure.median() == null ? null : format.told(kpi, figure.median(), locale),
                figure.p90() == null ? null : format.told(kpi, figure.p90(), locale),
                Sparkline.path(figure.points()),
                judged);
    }

    private static Tile without(Kpi kpi, String state, @Nullable Judgement judged, Locale locale) {
        return new Tile(
                kpi.id(), kpi.theme(), kpi.name().in(locale), null, state, null, null, "same", null, null, "", judged);
    }

    private static @Nullable Judgement shown(@Nullable Judgement judged) {
        return judged == null || judged.verdict() == Verdict.NONE ? null : judged;
    }

    /** Whether it went the good way. */
    static String direction(Kpi kpi, @Nullable BigDecimal value, @Nullable BigDecimal before) {
        if (value == null || before == null || kpi.better() == Kpi.Better.NEITHER || value.compareTo(before) == 0) {
            return "same";
        }
        return value.compareTo(before) > 0 == (kpi.better() == Kpi.Better.HIGHER) ? "better" : "worse";
    }
}
