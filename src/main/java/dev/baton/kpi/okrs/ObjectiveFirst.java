package dev.baton.kpi.okrs;

import dev.baton.casefile.TransactionMemory;
import dev.baton.engine.FirstLock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The row of an objective is locked before anything of its process is. Whoever holds one touches no case. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ObjectiveFirst implements FirstLock {

    private final JdbcClient jdbc;
    private final TransactionMemory<Set<String>> held = new TransactionMemory<>(HashSet::new);

    ObjectiveFirst(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isTaken() {
        return !held.get().isEmpty();
    }

    @Override
    public void take(Collection<String> businessKeys) {
        var known = held.get();
        var missing = businessKeys.stream()
                .filter(Objective::isNumber)
                .filter(number -> !known.contains(number))
                .toArray(String[]::new);
        if (missing.length > 0) {
            known.addAll(jdbc.sql("select number from okr where number = any (?) order by number for no key update")
                    .param(missing)
                    .query(String.class)
                    .list());
        }
    }
}
