package dev.baton.intelligence.features;

import dev.baton.intelligence.log.EventLog;
import dev.baton.intelligence.log.LogFault;
import dev.baton.intelligence.log.LoggedCase;
import dev.baton.intelligence.log.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The columns that risk is told by, as they look in the cases that are there to learn from. */
public final class Columns {

    private final List<Column> used = new ArrayList<>();
    private final List<Ignored> ignored = new ArrayList<>();
    private final List<Ignored> knowTheFuture = new ArrayList<>();

    private Columns() {}

    /**
     * @param only the names of those that may be used; empty for all
     * @param training what is learnt from
     */
    public static Columns of(EventLog log, Set<String> only, List<LoggedCase> training, Outcome outcome) {
        only.stream().filter(name -> !log.columns().contains(name)).findFirst().ifPresent(name -> {
            throw new LogFault("--features: there is no column \"%s\"; there are: %s"
                    .formatted(name, String.join(", ", log.columns())));
        });
        var found = new Columns();
        var kinds = new ColumnKinds(training);
        var leaks = new Leaks(log.columns(), training, outcome);
        for (int index = 0; index < log.columns().size(); index++) {
            var name = log.columns().get(index);
            if (!only.isEmpty() && !only.contains(name)) {
                found.ignored.add(new Ignored(name, "not asked for"));
                continue;
            }
            var column = kinds.of(index, name);
            var leak = column.flatMap(leaks::of);
            if (column.isEmpty()) {
                found.ignored.add(new Ignored(name, "always the same, or hardly ever the same twice"));
            } else if (leak.isPresent()) {
                var left = new Ignored(name, leak.get());
                found.knowTheFuture.add(left);
                found.ignored.add(left);
            } else {
                found.used.add(column.get());
            }
        }
        return found;
    }

    List<Column> used() {
        return used;
    }

    /** What is told of each: its name, what it holds, since when it is known. */
    public List<Use> uses() {
        return used.stream()
                .map(each -> new Use(
                        each.name(),
                        each.kind().name().toLowerCase(Locale.ROOT),
                        each.changes() ? "each event that tells it" : "the first event"))
                .toList();
    }

    /** @param kind category, number, flag, time or text */
    public record Use(String feature, String kind, String knownSince) {}

    /** The names of those that never change within a case. */
    public List<String> fixed() {
        return used.stream().filter(each -> !each.changes()).map(Column::name).toList();
    }

    public List<Ignored> ignored() {
        return ignored;
    }

    /** Those of the ignored that tell on the first line what became known later. */
    public List<Ignored> knowTheFuture() {
        return knowTheFuture;
    }
}
