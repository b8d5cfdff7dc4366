package dev.baton.history.heat;

import dev.baton.casefile.Refusal;
import dev.baton.history.AskedPeriods;
import dev.baton.history.Csv;
import dev.baton.history.HistorySettings;
import dev.baton.history.Model;
import dev.baton.history.Models;
import dev.baton.history.variants.VariantCounts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the instances of a model go: heat map, comparison with another version, paths, rework, ping-pong. */
@Controller
@RequestMapping("/history/models")
class HeatPage {

    private final Models models;
    private final AskedPeriods periods;
    private final HeatMaps maps;
    private final VariantCounts variants;
    private final HistorySettings settings;

    HeatPage(Models models, AskedPeriods periods, HeatMaps maps, VariantCounts variants, HistorySettings settings) {
        this.models = models;
        this.periods = periods;
        this.maps = maps;
        this.variants = variants;
        this.settings = settings;
    }

    /** What is asked, as it was written. */
    private record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String version,
            @Nullable String compare,
            @Nullable String show) {

        Map<String, String> words() {
            var words = new LinkedHashMap<String, String>();
            put(words, "from", from);
            put(words, "to", to);
            put(words, "version", version);
            put(words, "compare", compare);
            put(words, "show", show);
            return words;
        }

        private static void put(Map<String, String> words, String name, @Nullable String word) {
            if (word != null && !word.isBlank()) {
                words.put(name, word.strip());
            }
        }
    }

    @GetMapping
    ModelAndView list() {
        return new ModelAndView("history/models").addObject("models", models.all());
    }

    /** What cannot be counted is told, and everything that was typed stays. 404 where no such model is deployed. */
    @GetMapping("/{key}")
    ModelAndView show(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String compare,
            @RequestParam(required = false) @Nullable String show) {
        var model = model(key);
        var asked = new Asked(from, to, version, compare, show);
        var answer = new ModelAndView("history/heat");
        answer.addObject("model", model);
        answer.addObject("models", models.all());
        answer.addObject("asked", asked.words());
        answer.addObject("measures", Measure.values());
        answer.addObject("most", settings.counted());
        answer.addObject("query", query(asked.words()));
        try {
            count(model, asked, answer);
        } catch (Refusal refusal) {
            answer.addObject("refusal", refusal);
            answer.setStatus(HttpStatus.BAD_REQUEST);
        }
        return answer;
    }

    /**
     * A table of the page as CSV: elements, paths, rework, ping-pong or comparison. Parameters as of the page. 404 for another table,
     * 400 where the period or a version is wrong.
     */
    @GetMapping("/{key}/{table}.csv")
    ResponseEntity<String> file(
            @PathVariable String key,
            @PathVariable String table,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String compare) {
        var model = model(key);
        try {
            return table(model, new Asked(from, to, version, compare, null), table)
                    .named(key + "-" + table + ".csv");
        } catch (Refusal refusal) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, refusal.field() + " " + refusal.getMessage(), refusal);
        }
    }

    private void count(Model model, Asked asked, ModelAndView answer) {
        var measure = measure(asked.show());
        var period = periods.read(model, asked.from(), asked.to(), asked.version());
        var map = maps.of(model, period);
        answer.addObject("measure", measure);
        answer.addObject("map", map);
        answer.addObject("drawn", HeatMaps.drawn(model, period));
        answer.addObject("rows", HeatRow.of(map.elements(), measure));
        answer.addObject(
                "variants",
                variants.of(model, period, map.elements(), map.instances().counted()));
        if (asked.compare() != null && !asked.compare().isBlank()) {
            var other = periods.read(model, asked.from(), asked.to(), asked.compare());
            var compared = maps.of(model, other);
            answer.addObject("other", compared);
            answer.addObject("otherDrawn", HeatMaps.drawn(model, other));
            answer.addObject("otherRows", HeatRow.of(compared.elements(), measure));
            answer.addObject("differences", Comparison.of(compared, map));
        }
    }

    private Csv table(Model model, Asked asked, String table) {
        var period = periods.read(model, asked.from(), asked.to(), asked.version());
        return switch (table) {
            case "elements" -> HeatTables.elements(maps.of(model, period));
            case "paths" -> HeatTables.paths(variants.of(model, period));
            case "rework" -> HeatTables.rework(variants.of(model, period));
            case "ping-pong" -> HeatTables.pingPong(variants.of(model, period));
            case "comparison" ->
                HeatTables.comparison(Comparison.of(
                        maps.of(model, periods.read(model, asked.from(), asked.to(), asked.compare())),
                        maps.of(model, period)));
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static Measure measure(@Nullable String asked) {
        return asked == null || asked.isBlank()
                ? Measure.PASSES
                : Measure.of(asked)
                        .orElseThrow(() -> new Refusal("show", "must be one of passes, waited, worked, took"));
    }

    private static String query(Map<String, String> words) {
        var query = UriComponentsBuilder.newInstance();
        words.forEach((name, word) -> query.queryParam(name, "{" + name + "}"));
        var written = query.buildAndExpand(words).encode().getQuery();
        return written == null ? "" : "?" + written;
    }

    private Model model(String key) {
        return models.find(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
