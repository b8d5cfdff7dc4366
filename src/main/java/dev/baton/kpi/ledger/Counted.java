package dev.baton.kpi.ledger;

import dev.baton.casefile.CaseEvent.CaseReported;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Trail;
import dev.baton.kpi.KpiSettings;
import dev.baton.kpi.facts.Fact;
import dev.baton.kpi.facts.FactsOfCase;
import dev.baton.kpi.facts.KnownCase;
import dev.baton.kpi.ledger.FactRows.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Tells the trails of cases again, and writes down what of it counts otherwise than it did. */
@Component
class Counted {

    private final Trail trail;
    private final FactRows rows;
    private final DaySums days;
    private final AccountPasts accounts;
    private final KpiSettings settings;

    Counted(Trail trail, FactRows rows, DaySums days, AccountPasts accounts, KpiSettings settings) {
        this.trail = trail;
        this.rows = rows;
        this.days = days;
        this.accounts = accounts;
        this.settings = settings;
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
        var terms =
                accounts.terms(known.stream().map(KnownCase::account).distinct().toList());
        var are = new LinkedHashMap<String, Row>();
        for (var one : known) {
            FactsOfCase.of(one, told.get(new CaseNumber(one.number())), terms, settings.zone()).stream()
                    .map(fact -> new Row(one.number(), fact))
                    .forEach(row -> are.put(row.key(), row));
        }
        return replace(rows.of(whole), are);
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
            if (!row.equals(others.get(key))) {
                differing.add(row);
            }
        });
        return differing;
    }

    private static List<Fact> facts(List<Row> rows) {
        return rows.stream().map(Row::fact).toList();
    }
}
