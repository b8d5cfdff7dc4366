package dev.baton.history.variants;

import dev.baton.history.Element;
import dev.baton.history.Model;
import dev.baton.history.Models;
import dev.baton.history.tables.PassCounts;
import dev.baton.history.tables.Passes;
import dev.baton.history.tables.PathCount;
import dev.baton.history.tables.PathCounts;
import dev.baton.history.tables.Period;
import dev.baton.history.variants.Variants.Rework;
import dev.baton.history.variants.Variants.Step;
import dev.baton.history.variants.Variants.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts paths, rework and ping-pong of a model in a period. */
@Component
public class VariantCounts {

    private static final int MOST = 10;

    private final PathCounts paths;
    private final PassCounts passes;
    private final Models models;

    VariantCounts(PathCounts paths, PassCounts passes, Models models) {
        this.paths = paths;
        this.passes = passes;
        this.models = models;
    }

    @Transactional(readOnly = true)
    public Variants of(Model model, Period period) {
        return of(model, period, passes.of(period), passes.instances(period).counted());
    }

    /** @param passed and
     * @param counted of the same period, where they were counted already */
    @Transactional(readOnly = true)
    public Variants of(Model model, Period period, List<Passes> passed, long counted) {
        var elements = labels(model);
        var found = paths.most(period, MOST);
        var shown = found.most().stream().mapToLong(PathCount::instances).sum();
        return new Variants(
                model.key(),
                period.from(),
                period.to(),
                counted,
                counted >= period.most(),
                found.ended(),
                found.most().stream()
                        .map(path -> variant(path, found.ended(), elements))
                        .toList(),
                found.paths(),
                found.ended() - shown,
                rework(passed),
                TeamsOfTasks.pingPong(paths.teams(period), elements));
    }

    /** Of all versions, as the newest one that has the element calls it. */
    private Map<String, Element> labels(Model model) {
        var labels = new LinkedHashMap<String, Element>();
        model.versions()
                .forEach(version -> models.elements(version.definition()).forEach(labels::putIfAbsent));
        return labels;
    }

    private static Variant variant(PathCount path, long ended, Map<String, Element> elements) {
        return new Variant(
                steps(path.elements(), elements),
                path.instances(),
                (double) path.instances() / ended,
                path.median(),
                path.example());
    }

    private static List<Step> steps(List<String> ids, Map<String, Element> elements) {
        var steps = new ArrayList<Step>();
        for (var id : ids) {
            var last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
            if (last != null && last.element().equals(id)) {
                steps.set(steps.size() - 1, new Step(id, last.name(), last.times() + 1));
            } else {
                steps.add(new Step(id, name(id, elements), 1));
            }
        }
        return steps;
    }

    private static String name(String id, Map<String, Element> elements) {
        return elements.containsKey(id)
                ? Objects.requireNonNull(elements.get(id)).name()
                : id;
    }

    /** Events and gateways are passed again with what is done again, and do nothing themselves. */
    private static List<Rework> rework(List<Passes> passed) {
        return passed.stream()
                .filter(one -> one.again() > 0)
                .filter(one -> one.type().endsWith("Task")
                        || one.type().equals("task")
                        || one.type().equals("callActivity")
                        || one.type().equals("subProcess"))
                .map(one -> new Rework(one.element(), one.name(), one.again(), one.repeats()))
                .sorted(java.util.Comparator.comparing(Rework::repeats)
                        .reversed()
                        .thenComparing(Rework::element))
                .toList();
    }
}
