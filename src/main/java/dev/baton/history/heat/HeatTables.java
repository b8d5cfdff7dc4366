package dev.baton.history.heat;

import dev.baton.history.Csv;
import dev.baton.history.variants.Variants;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of the page of a model as files; spans in seconds. */
final class HeatTables {

    private HeatTables() {}

    static Csv elements(HeatMap map) {
        var file = new Csv(
                "element",
                "name",
                "type",
                "passes",
                "instances",
                "open",
                "waited median",
                "waited p90",
                "worked median",
                "worked p90",
                "took median",
                "took p90");
        map.elements()
                .forEach(one -> file.row(
                        one.element(),
                        one.name(),
                        one.type(),
                        one.passes(),
                        one.instances(),
                        one.open(),
                        seconds(one.waited().median()),
                        seconds(one.waited().p90()),
                        seconds(one.worked().median()),
                        seconds(one.worked().p90()),
                        seconds(one.took().median()),
                        seconds(one.took().p90())));
        return file;
    }

    static Csv paths(Variants variants) {
        var file = new Csv("instances", "share", "median", "path", "example");
        variants.paths()
                .forEach(one -> file.row(
                        one.instances(),
                        one.share(),
                        seconds(one.median()),
                        one.steps().stream()
                                .map(step -> step.times() > 1 ? step.name() + " ×" + step.times() : step.name())
                                .collect(Collectors.joining(" → ")),
                        one.example()));
        return file;
    }

    static Csv rework(Variants variants) {
        var file = new Csv("element", "name", "instances", "repeats");
        variants.rework().forEach(one -> file.row(one.element(), one.name(), one.instances(), one.repeats()));
        return file;
    }

    static Csv pingPong(Variants variants) {
        var file = new Csv("element", "name", "instances", "times", "teams", "example");
        variants.pingPong()
                .forEach(one -> file.row(
                        one.element(),
                        one.name(),
                        one.instances(),
                        one.times(),
                        String.join(" → ", one.teams()),
                        one.example()));
        return file;
    }

    static Csv comparison(List<Comparison.Row> rows) {
        var file = new Csv(
                "element",
                "name",
                "passes before",
                "passes after",
                "waited before",
                "waited after",
                "worked before",
                "worked after");
        rows.forEach(one -> file.row(
                one.element(),
                one.name(),
                one.before(),
                one.after(),
                seconds(one.waitedBefore()),
                seconds(one.waitedAfter()),
                seconds(one.workedBefore()),
                seconds(one.workedAfter())));
        return file;
    }

    private static @Nullable Double seconds(@Nullable Duration span) {
        return span == null ? null : span.toMillis() / 1000.0;
    }
}
