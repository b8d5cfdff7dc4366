package dev.baton.review.books;

import dev.baton.casefile.TransactionMemory;
import dev.baton.engine.FirstLock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The row of a review or an action is locked before anything of its process is, as that of a case is. Whoever holds a case waits for none
 * of them: a closing writes a new row.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ReviewRowsFirst implements FirstLock {

    private final JdbcClient jdbc;
    private final TransactionMemory<Set<String>> held = new TransactionMemory<>(HashSet::new);

    ReviewRowsFirst(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isTaken() {
        return !held.get().isEmpty();
    }

    @Override
    public void take(Collection<String> businessKeys) {
        take(
                businessKeys,
                Review::isNumber,
                "select number from review where number = any (?) order by number for no key update");
        take(
                businessKeys,
                ReviewAction::isNumber,
                "select number from review_action where number = any (?) order by number for no key update");
    }

    private void take(Collection<String> businessKeys, Predicate<String> ours, String lock) {
        var known = held.get();
        var missing = businessKeys.stream()
                .filter(ours)
                .filter(number -> !known.contains(number))
                .toArray(String[]::new);
        if (missing.length > 0) {
            known.addAll(jdbc.sql(lock).param(missing).query(String.class).list());
        }
    }
}
