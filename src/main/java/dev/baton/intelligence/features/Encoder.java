package dev.baton.intelligence.features;

import dev.baton.intelligence.features.PastOutcomes.PastOutcome;
import dev.baton.intelligence.log.LoggedCase;
import dev.baton.intelligence.log.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns moments into what a model learns from. All that is told of a moment was known then: the case's own lines until then, how many
 * cases had begun, and what had become of those that were decided before.
 */
public final class Encoder {

    private static final Duration DAY = Duration.ofDays(1);

    private final List<Column> columns;
    private final List<Column> categories;
    private final List<Instant> begins;
    private final List<PastOutcome> outcomes;

    /** @param all the cases of the history, in the order of their first events */
    public Encoder(Columns columns, List<LoggedCase> all, Outcome outcome) {
        this.columns = columns.used();
        this.categories = this.columns.stream()
                .filter(each -> each.kind() == ColumnKind.CATEGORY || each.kind() == ColumnKind.FLAG)
                .toList();
        this.begins = all.stream().map(LoggedCase::begin).toList();
        this.outcomes = all.stream()
                .map(each -> new PastOutcome(
                        outcome.known(each),
                        values(each.after(1)),
                        outcome.cameTrue(each).isPresent()))
                .sorted(Comparator.comparing(PastOutcome::known))
                .toList();
    }

    /** By moment, in the order in which they are given. */
    public List<Map<String, Double>> encode(List<Moment> moments) {
        var past = new PastOutcomes(outcomes);
        var encoded = new IdentityHashMap<Moment, Map<String, Double>>();
        moments.stream().sorted(Comparator.comparing(Moment::at)).forEach(moment -> {
            past.until(moment.at());
            encoded.put(moment, encode(moment, past));
        });
        return moments.stream().map(encoded::get).toList();
    }

    private Map<String, Double> encode(Moment moment, PastOutcomes past) {
        var told = new HashMap<String, Double>();
        columns.forEach(column -> column(told, column, moment.known()));
        time(told, moment);
        var values = values(moment.known().after(1));
        for (int each = 0; each < values.size(); each++) {
            put(told, "what became of cases with this " + categories.get(each).name(), past.of(values.get(each)));
        }
        return told;
    }

    private List<String> values(LoggedCase known) {
        return categories.stream()
                .map(column -> column.name() + " = " + now(column, known))
                .toList();
    }

    private static String now(Column column, LoggedCase known) {
        return known.events().get(known.events().size() - 1).value(column.index());
    }

    private static void column(Map<String, Double> told, Column column, LoggedCase known) {
        var now = now(column, known);
        switch (column.kind()) {
            case CATEGORY, FLAG -> told.put(column.name() + " = " + column.category(now), 1.0);
            case NUMBER -> number(told, column.name(), now);
            case TIME -> time(told, column, now, known.end());
            case TEXT ->
                Words.of(now)
                        .filter(column.common()::contains)
                        .forEach(word -> told.put(column.name() + " says " + word, 1.0));
        }
        if (column.changes() && known.events().size() > 1) {
            course(told, column, known);
        }
    }

    private static void course(Map<String, Double> told, Column column, LoggedCase known) {
        var seen = known.events().stream()
                .map(event -> event.value(column.index()))
                .filter(value -> !value.isEmpty())
                .toList();
        var changes = 0;
        for (int each = 1; each < seen.size(); each++) {
            changes += seen.get(each).equals(seen.get(each - 1)) ? 0 : 1;
        }
        put(told, "changes of " + column.name(), Math.log1p(changes));
        if (column.kind() == ColumnKind.CATEGORY || column.kind() == ColumnKind.FLAG) {
            seen.stream()
                    .distinct()
                    .filter(value -> !value.equals(now(column, known)))
                    .forEach(value -> told.put(column.name() + " was " + column.category(value), 1.0));
        }
    }

    private static void number(Map<String, Double> told, String name, String text) {
        if (text.isEmpty()) {
            told.put(name + " is unknown", 1.0);
            return;
        }
        var number = Double.parseDouble(text.replace(',', '.'));
        put(told, name, Math.signum(number) * Math.log1p(Math.abs(number)));
    }

    private static void time(Map<String, Double> told, Column column, String text, Instant now) {
        var read = column.times() == null || text.isEmpty()
                ? null
                : column.times().read(text).orElse(null);
        if (read == null) {
            told.put(column.name() + " is unknown", 1.0);
        } else {
            var hours = Duration.between(read, now).toMinutes() / 60.0;
            put(told, "hours since " + column.name(), Math.signum(hours) * Math.log1p(Math.abs(hours)));
        }
    }

    private void time(Map<String, Double> told, Moment moment) {
        var local = moment.at().atOffset(ZoneOffset.UTC);
        told.put("weekday " + local.getDayOfWeek(), 1.0);
        told.put("hour " + local.getHour(), 1.0);
        var known = moment.known();
        var count = known.events().size();
        if (count > 1) {
            put(told, "events so far", Math.log1p(count));
            put(told, "hours so far", hours(known.begin(), known.end()));
            put(
                    told,
                    "hours since the event before",
                    hours(known.events().get(count - 2).at(), known.end()));
        }
        put(
                told,
                "cases of the last day",
                Math.log1p(begunBefore(moment.at()) - begunBefore(moment.at().minus(DAY))));
    }

    private static double hours(Instant from, Instant until) {
        return Math.log1p(Duration.between(from, until).toMillis() / 3_600_000.0);
    }

    private int begunBefore(Instant moment) {
        var found = Collections.binarySearch(begins, moment);
        var place = found >= 0 ? found : -found - 1;
        while (place > 0 && !begins.get(place - 1).isBefore(moment)) {
            place--;
        }
        return place;
    }

    private static void put(Map<String, Double> told, String name, double value) {
        if (value != 0) {
            told.put(name, value);
        }
    }
}
