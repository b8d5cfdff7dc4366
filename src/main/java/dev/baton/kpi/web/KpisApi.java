package dev.baton.kpi.web;

import dev.baton.kpi.Figure;
import dev.baton.kpi.Figures;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.Question;
import dev.baton.kpi.Shown;
import dev.baton.kpi.asking.AskedNumbers;
import dev.baton.kpi.ledger.Counter;
import dev.baton.kpi.ledger.Recounts;
import dev.baton.kpi.numbers.ReadableOfFigure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Figures, what they mean, and which cases they are made of. */
@RestController
class KpisApi {

    private static final int MOST_CASES = 1_000;

    private final Kpis kpis;
    private final Shown shown;
    private final Figures figures;
    private final AskedNumbers asked;
    private final ReadableOfFigure cases;
    private final Counter counter;
    private final Recounts recounts;

    KpisApi(
            Kpis kpis,
            Shown shown,
            Figures figures,
            AskedNumbers asked,
            ReadableOfFigure cases,
            Counter counter,
            Recounts recounts) {
        this.kpis = kpis;
        this.shown = shown;
        this.figures = figures;
        this.asked = asked;
        this.cases = cases;
        this.counter = counter;
        this.recounts = recounts;
    }

    /** @param unit {@code percent}, {@code seconds}, {@code number}, {@code money} in the desk's currency, or {@code points} of a scale @param better {@code higher}, {@code lower} or {@code neither} */
    record Definition(
            String id,
            String theme,
            String name,
            String definition,
            String population,
            String formula,
            String leftOut,
            String unit,
            String better) {}

    /** All figures there are, in English, or in German where {@code Accept-Language} says so. */
    @GetMapping("/api/kpis")
    List<Definition> all(Locale locale) {
        return kpis.all().stream()
                .map(kpi -> new Definition(
                        kpi.id(),
                        kpi.theme(),
                        kpi.name().in(locale),
                        kpi.definition().in(locale),
                        kpi.population().in(locale),
                        kpi.formula().in(locale),
                        kpi.leftOut().in(locale),
                        word(kpi.unit()),
                        word(kpi.better())))
                .toList();
    }

    /**
     * @param value null where there is nothing to make it of
     * @param denominator how many there are of which it is known; of revenue, what there was in the beginning
     * @param unknown how many there are of which it is not
     * @param median of times and points, within 2 %
     */
    record Answer(
            String id,
            Instant from,
            Instant to,
            String zone,
            String unit,
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            BigDecimal denominator,
            long unknown,
            @Nullable BigDecimal median,
            @Nullable BigDecimal p90,
            List<Figure.Point> points) {}

    /**
     * A figure, of all cases together.
     *
     * @param parameters {@code from} and {@code to}, days or instants, the last 30 days where missing; {@code zone}, the desk's where missing;
     *     {@code by} hour, day, week, month or quarter for points over time, or team, person, account, tier, region, priority, category, area or
     *     channel to tell apart, 200 at most; and a value of any of these for those alone. 400 where they are none, 404 where there is no such figure.
     */
    @GetMapping("/api/kpis/{id}")
    Answer one(@PathVariable String id, @RequestParam Map<String, String> parameters, Authentication login) {
        var kpi = kpi(id);
        var question = asked.question(parameters, login);
        var figure = shown.of(kpi, question, login);
        return new Answer(
                kpi.id(),
                question.from(),
                question.to(),
                question.zone().getId(),
                word(kpi.unit()),
                figure.value(),
                figure.numerator(),
                figure.denominator(),
                figure.unknown(),
                figure.median(),
                figure.p90(),
                figure.points());
    }

    /** @param items the latest first @param others how many of those looked at count as well, and are not the caller's to read @param more whether there are more than were looked at */
    record CasesOf(List<Figures.Counted> items, long others, boolean more) {}

    /** The cases a figure is made of, those that the caller may read, of the latest 1,000. Parameters as of the figure, without {@code by}. */
    @GetMapping("/api/kpis/{id}/cases")
    CasesOf cases(@PathVariable String id, @RequestParam Map<String, String> parameters, Authentication login) {
        var kpi = kpi(id);
        var question = asked.question(parameters, login);
        var found = figures.cases(kpi, withoutParts(question), MOST_CASES + 1);
        var looked = found.stream().limit(MOST_CASES).toList();
        var own = cases.of(looked, login);
        var items = looked.stream().filter(one -> own.containsKey(one.number())).toList();
        return new CasesOf(items, (long) looked.size() - items.size(), found.size() > MOST_CASES);
    }

    private static Question withoutParts(Question question) {
        return new Question(question.from(), question.to(), question.zone(), null, null, question.only());
    }

    /** @param counted of all entries of the trail @param recount the latest; null where there was none */
    record State(long counted, long all, Recounts.@Nullable Recount recount) {}

    /** How far the trail is counted, and what the latest recount found. */
    @GetMapping("/api/kpis/recount")
    State state() {
        var progress = counter.progress();
        return new State(progress.counted(), progress.all(), recounts.latest().orElse(null));
    }

    /** Counts everything again, unless that goes on already: 409. */
    @PostMapping("/api/kpis/recount")
    @ResponseStatus(HttpStatus.ACCEPTED)
    State recount(Authentication login) {
        if (!recounts.ask(login.getName())) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "A recount goes on; wait until it is finished.");
        }
        return state();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Kpi kpi(String id) {
        return kpis.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no figure of this id."));
    }
}
