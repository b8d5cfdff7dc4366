package dev.baton.history.heat;

import dev.baton.history.AskedPeriods;
import dev.baton.history.Model;
import dev.baton.history.Models;
import dev.baton.history.variants.VariantCounts;
import dev.baton.history.variants.Variants;
import dev.baton.web.ProblemResponses;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/history/models/{key}")
class HeatApi {

    private final Models models;
    private final AskedPeriods periods;
    private final HeatMaps maps;
    private final VariantCounts variants;

    HeatApi(Models models, AskedPeriods periods, HeatMaps maps, VariantCounts variants) {
        this.models = models;
        this.periods = periods;
        this.maps = maps;
        this.variants = variants;
    }

    /**
     * How often instances of a model came by each of its elements, and how long they took, waited and were worked on there. It is made of
     * the newest instances of the period, so many as {@code baton.history.counted} says; {@code cut} is true where there are more. For
     * auditors, process owners and administrators. 404 where no such model is deployed, 400 where the period or a version is wrong.
     *
     * @param key of the model
     * @param from a day (UTC) or an instant, ISO-8601, inclusive: when instances began; the last 30 days where it is left out
     * @param to a day (UTC), meant with all its hours, or an instant, exclusive; now where it is left out
     * @param version numbers of versions, separated by commas; all of them where it is left out
     */
    @GetMapping("/heat")
    HeatMap heat(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String version) {
        var model = model(key);
        return maps.of(model, periods.read(model, from, to, version));
    }

    /**
     * The ten most frequent paths of the instances of a period that are over, what was done again, and what went back and forth between
     * teams. Parameters and errors as of {@code heat}.
     */
    @GetMapping("/variants")
    Variants variants(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String version) {
        var model = model(key);
        return variants.of(model, periods.read(model, from, to, version));
    }

    private Model model(String key) {
        return models.find(key)
                .orElseThrow(() -> ProblemResponses.answer(
                        HttpStatus.NOT_FOUND,
                        "There is no model \"%s\"; there are %s"
                                .formatted(
                                        key,
                                        models.all().stream().map(Model::key).collect(Collectors.joining(", ")))));
    }
}
