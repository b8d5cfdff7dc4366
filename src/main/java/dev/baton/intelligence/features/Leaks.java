package dev.baton.intelligence.features;

import dev.baton.intelligence.learning.Quality;
import dev.baton.intelligence.learning.Told;
import dev.baton.intelligence.log.LoggedCase;
import dev.baton.intelligence.log.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds columns that tell on the first line of a case what became known at its end: exports often write the last values on all lines.
 * Only the cases that are there to learn from are looked at.
 */
final class Leaks {

    private static final Pattern NAMED_FOR_THE_END = Pattern.compile(
            "(?i).*(closed|closure|close[ _]?(code|notes|time|date)|resol(ved|ution)|variant|handle[ _]?time|duration|final|outcome|end[ _]?(time|date)"
                    + "|caused|root[ _]?cause|geschlossen|gelöst|dauer|ergebnis|abschluss).*");
    private static final double MOST = 0.9;
    private static final double SURE = 0.97;
    private static final double LONGER = 0.7;
    private static final double AHEAD = 0.05;
    private static final int ENOUGH = 20;

    private final List<String> names;
    private final List<LoggedCase> cases;
    private final Outcome outcome;

    Leaks(List<String> names, List<LoggedCase> cases, Outcome outcome) {
        this.names = names;
        this.cases = cases;
        this.outcome = outcome;
    }

    /** Why it is left out; empty where nothing speaks against it. */
    Optional<String> of(Column column) {
        if (column.isFixed() && NAMED_FOR_THE_END.matcher(column.name()).matches()) {
            return Optional.of("stands on the first line already and is named for what is known at the end");
        }
        if (column.kind() == ColumnKind.TIME && isAhead(column)) {
            return Optional.of("tells on the first line of a time that had not come");
        }
        if (column.kind() == ColumnKind.TIME || column.kind() == ColumnKind.TEXT) {
            return Optional.empty();
        }
        return ofValues(column);
    }

    private Optional<String> ofValues(Column column) {
        if (column.isFixed()) {
            var foretold = foretold(column);
            if (foretold.isPresent()) {
                return foretold.map(
                        other -> "has on the first line what %s has on the last".formatted(names.get(other)));
            }
            if (tells(column, each -> Math.log(each.events().size())) > LONGER || risesWithTheRest(column)) {
                return Optional.of("tells on the first line how long a case will go on");
            }
        }
        return tellsAlone(column)
                ? Optional.of(
                        "tells the outcome on the first line, alone and nearly always: it holds what became known later")
                : Optional.empty();
    }

    /** A number that is the greater the longer a case will take, or the more events it will have. */
    private boolean risesWithTheRest(Column column) {
        if (column.kind() != ColumnKind.NUMBER) {
            return false;
        }
        var told = cases.stream().filter(each -> !first(column, each).isEmpty()).toList();
        var numbers = told.stream()
                .map(each -> Double.parseDouble(first(column, each).replace(',', '.')))
                .toList();
        return told.size() >= ENOUGH
                && (Math.abs(Ranks.correlation(
                                        numbers,
                                        rest(told, each -> each.duration().toMillis())))
                                > LONGER
                        || Math.abs(Ranks.correlation(
                                        numbers,
                                        rest(told, each -> each.events().size())))
                                > LONGER);
    }

    private static List<Double> rest(List<LoggedCase> cases, ToDoubleFunction<LoggedCase> what) {
        return cases.stream().mapToDouble(what).boxed().toList();
    }

    private boolean isAhead(Column column) {
        var ahead = cases.stream()
                .filter(each -> column.times() != null
                        && column.times()
                                .read(first(column, each))
                                .filter(time -> time.isAfter(each.begin()))
                                .isPresent())
                .count();
        return ahead > AHEAD * cases.size();
    }

    /** Another column that changes, and ends as this one begins. */
    private Optional<Integer> foretold(Column column) {
        return IntStream.range(0, names.size())
                .filter(other -> other != column.index())
                .filter(other -> {
                    var changed = cases.stream()
                            .filter(each -> !each.last(other)
                                    .equals(each.events().get(0).value(other)))
                            .toList();
                    return changed.size() >= ENOUGH
                            && changed.stream()
                                            .filter(each -> each.last(other).equals(first(column, each)))
                                            .count()
                                    > MOST * changed.size();
                })
                .boxed()
                .findFirst();
    }

    /** How much of the variance its values explain of cases they were not reckoned from: 1 is all. */
    private double tells(Column column, ToDoubleFunction<LoggedCase> what) {
        var mean = cases.stream().mapToDouble(what).average().orElse(0);
        var variance = cases.stream()
                .mapToDouble(each -> Math.pow(what.applyAsDouble(each) - mean, 2))
                .sum();
        var groups = groups(column, what);
        var left = cases.stream()
                .mapToDouble(each -> {
                    var group = groups.getOrDefault(first(column, each), new double[2]);
                    var others = group[1] - 1;
                    var own = what.applyAsDouble(each);
                    return Math.pow(own - (others > 0 ? (group[0] - own) / others : mean), 2);
                })
                .sum();
        return variance == 0 ? 0 : 1 - left / variance;
    }

    private Map<String, double[]> groups(Column column, ToDoubleFunction<LoggedCase> what) {
        var groups = new HashMap<String, double[]>();
        cases.forEach(each -> {
            var group = groups.computeIfAbsent(first(column, each), none -> new double[2]);
            group[0] += what.applyAsDouble(each);
            group[1]++;
        });
        return groups;
    }

    private boolean tellsAlone(Column column) {
        ToDoubleFunction<LoggedCase> cameTrue = each -> outcome.cameTrue(each).isPresent() ? 1 : 0;
        var true_ = cases.stream().mapToDouble(cameTrue).sum();
        if (true_ < ENOUGH || cases.size() - true_ < ENOUGH) {
            return false;
        }
        var groups = groups(column, cameTrue);
        var auc = new Quality(cases.stream()
                        .map(each -> {
                            var group = groups.getOrDefault(first(column, each), new double[2]);
                            var own = cameTrue.applyAsDouble(each);
                            var share = true_ / cases.size();
                            return new Told((group[0] - own + share) / group[1], own == 1);
                        })
                        .toList())
                .auc();
        return auc != null && auc > SURE;
    }

    private static String first(Column column, LoggedCase each) {
        return each.events().get(0).value(column.index());
    }
}
