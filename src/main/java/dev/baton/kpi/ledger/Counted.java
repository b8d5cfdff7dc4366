package dev.baton.kpi.ledger;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseEvent.CaseReported;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Trail;
import dev.baton.casefile.Trail.Happened;
import dev.baton.kpi.KpiSettings;
import dev.baton.kpi.facts.AccountTerms;
import dev.baton.kpi.facts.Fact;
import dev.baton.kpi.facts.FactsOfCase;
import dev.baton.kpi.facts.KnownCase;
import dev.baton.kpi.ledger.FactRows.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the trails of cases again, and writes down what of it counts otherwise than it did. */
@Component
class Counted {

    private static final Logger log = LoggerFactory.getLogger(Counted.class);

    private final Trail trail;
    private final FactRows rows;
    private final DaySums days;
    private final AccountPasts accounts;
    private final KpiSettings settings;
    private final Alarms alarms;

    /** The cases whose trails this node could not tell when it tried last. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    Counted(Trail trail, FactRows rows, DaySums days, AccountPasts accounts, KpiSettings settings, Alarms alarms) {
        this.alarms = alarms;
        this.trail = trail;
        this.rows = rows;
        this.days = days;
        this.accounts = accounts;
        this.settings = settings;
    }

    Set<String> failing() {
        return Set.copyOf(failing);
    }

    /**
     * A case whose beginning was archived and dropped counts as it did then. A fixed number of SQL statements, however many cases these are.
     *
     * @return the numbers of the cases of which something changed
     */
    List<String> again(Collection<CaseNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var told = trail.of(numbers, FactsOfCase.kinds());
        var whole = numbers.stream()
                .filter(number -> told.getOrDefault(number, List.of()).stream()
                        .limit(1)
                        .anyMatch(first -> first.event() instanceof CaseReported))
                .toList();
        var known = rows.known(whole);
        accounts.keepMissing(known.stream().map(KnownCase::account).distinct().toList());
        var terms =
                accounts.terms(known.stream().map(KnownCase::account).distinct().toList());
        var were = rows.of(whole);
        var are = new LinkedHashMap<String, Row>();
        for (var one : known) {
            rows(one, told.get(new CaseNumber(one.number())), terms)
                    .orElseGet(() -> were.values().stream()
                            .filter(row -> row.number().equals(one.number()))
                            .toList())
                    .forEach(row -> are.put(row.key(), row));
        }
        return replace(were, are);
    }

    /** Empty where its trail cannot be told: the case counts as it did, and all others are counted. */
    private Optional<List<Row>> rows(KnownCase one, List<Happened> trail, AccountTerms terms) {
        try {
            var found = Optional.of(FactsOfCase.of(one, trail, terms, settings.zone()).stream()
                    .map(fact -> new Row(one.number(), fact))
                    .toList());
            if (failing.remove(one.number())) {
                alarms.settle(Alarm.Kind.NUMBERS_DIFFERED, one.number());
            }
            return found;
        } catch (RuntimeException failure) {
            failing.add(one.number());
            log.error("{} cannot be counted: its trail is not understood", one.number(), failure);
            alarms.raise(
                    Alarm.Kind.NUMBERS_DIFFERED,
                    one.number(),
                    "What happened to the case cannot be counted, and it counts as it did before; the log has the details.");
            return Optional.empty();
        }
    }

    private List<String> replace(Map<String, Row> were, Map<String, Row> are) {
        var gone = differing(were, are);
        var come = differing(are, were);
        rows.delete(gone);
        rows.insert(come);
        days.change(facts(gone), facts(come), settings.zone());
        var changed = new TreeMap<String, Boolean>();
        gone.forEach(row -> changed.put(row.number(), true));
        come.forEach(row -> changed.put(row.number(), true));
        return List.copyOf(changed.keySet());
    }

    private static List<Row> differing(Map<String, Row> these, Map<String, Row> others) {
        var differing = new ArrayList<Row>();
        these.forEach((key, row) -> {
            if (!isSame(row, others.get(key))) {
                differing.add(row);
            }
        });
        return differing;
    }

    /** Somebody who was erased has a pseudonym in what was counted before, and none in the trail. */
    private static boolean isSame(Row row, @Nullable Row other) {
        return other != null && withoutErased(row).equals(withoutErased(other));
    }

    private static Row withoutErased(Row row) {
        var person = row.fact().traits().person();
        if (person == null || !person.startsWith("erased-")) {
            return row;
        }
        var fact = row.fact();
        return new Row(
                row.number(),
                new Fact(
                        fact.facts(),
                        fact.of(),
                        fact.nth(),
                        fact.at(),
                        fact.traits().of(fact.traits().team(), "(erased)"),
                        fact.figures()));
    }

    private static List<Fact> facts(List<Row> rows) {
        return rows.stream().map(Row::fact).toList();
    }
}
