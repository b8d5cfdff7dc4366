package dev.baton.casefile;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The order of all locks: first the row of the case in {@code support_case}, then everything else. Who keeps to it never waits
 * for somebody who waits for them. Several cases are locked in the order of their numbers.
 */
@Component
public class CaseLocks {

    private final JdbcClient jdbc;
    private final TransactionMemory<Set<String>> held = new TransactionMemory<>(HashSet::new);

    CaseLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this transaction holds the row of any case. */
    public boolean isTaken() {
        return !held.get().isEmpty();
    }

    /** Whether this transaction holds the row of the case: what it reads of it stays true until it changes it itself. */
    public boolean holds(CaseNumber number) {
        return held.get().contains(number.value());
    }

    /**
     * Holds these rows until the transaction ends; waits for whoever holds one. A row it holds already costs nothing, and what
     * is the number of no case is left out.
     */
    public void take(Collection<String> numbers) {
        var known = held.get();
        var missing = numbers.stream()
                .filter(CaseNumber::isOne)
                .filter(number -> !known.contains(number))
                .toArray(String[]::new);
        if (missing.length == 0) {
            return;
        }
        var locked = jdbc.sql(
                        "select number from support_case where number = any (?) order by number for no key update")
                .param(missing)
                .query(String.class)
                .list();
        known.addAll(locked);
    }
}
