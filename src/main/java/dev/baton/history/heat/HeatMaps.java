package dev.baton.history.heat;

import dev.baton.history.Element;
import dev.baton.history.Model;
import dev.baton.history.Model.Version;
import dev.baton.history.Models;
import dev.baton.history.tables.PassCounts;
import dev.baton.history.tables.Passes;
import dev.baton.history.tables.Period;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what instances of a model did at its elements, and what none of them came to. */
@Component
class HeatMaps {

    private final PassCounts counts;
    private final Models models;

    HeatMaps(PassCounts counts, Models models) {
        this.counts = counts;
        this.models = models;
    }

    @Transactional(readOnly = true)
    public HeatMap of(Model model, Period period) {
        var passed = counts.of(period);
        var instances = counts.instances(period);
        return new HeatMap(
                model.key(),
                model.versions().stream()
                        .filter(version -> period.definitions().contains(version.definition()))
                        .map(Version::number)
                        .toList(),
                period.from(),
                period.to(),
                instances,
                instances.counted() >= period.most(),
                passed,
                unreached(drawn(model, period), passed));
    }

    /** The newest of the versions that are asked for: the one the picture shows. */
    static Version drawn(Model model, Period period) {
        return model.versions().stream()
                .filter(version -> period.definitions().contains(version.definition()))
                .findFirst()
                .orElse(model.newest());
    }

    private List<String> unreached(Version version, List<Passes> passed) {
        var reached = passed.stream().map(Passes::element).collect(Collectors.toSet());
        return models.elements(version.definition()).values().stream()
                .filter(element -> !reached.contains(element.id()))
                .map(Element::name)
                .distinct()
                .toList();
    }
}
