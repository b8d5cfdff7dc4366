package dev.baton.casefile;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The order of all locks: first the row of the case in {@code support_case}, then everything else. Who keeps to it never waits
 * for somebody who waits for them. Several cases are locked in the order of their numbers.
 */
@Component
public class CaseLocks {

    private final JdbcClient jdbc;

    CaseLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this transaction holds the row of any case. */
    public boolean isTaken() {
        return !ofThisTransaction().isEmpty();
    }

    /**
     * Holds these rows until the transaction ends; waits for whoever holds one. A row it holds already costs nothing, and what
     * is the number of no case is left out.
     */
    public void take(Collection<String> numbers) {
        var held = ofThisTransaction();
        var missing = numbers.stream().filter(number -> !held.contains(number)).toArray(String[]::new);
        if (missing.length == 0) {
            return;
        }
        var locked = jdbc.sql(
                        "select number from support_case where number = any (?) order by number for no key update")
                .param(missing)
                .query(String.class)
                .list();
        remember(held, locked);
    }

    @SuppressWarnings("unchecked")
    private Set<String> ofThisTransaction() {
        var held = (Set<String>) TransactionSynchronizationManager.getResource(this);
        return held == null ? Set.of() : held;
    }

    private void remember(Set<String> held, Collection<String> locked) {
        if (held instanceof HashSet<String>) {
            held.addAll(locked);
        } else if (!locked.isEmpty() && TransactionSynchronizationManager.isSynchronizationActive()) {
            var first = new HashSet<>(locked);
            TransactionSynchronizationManager.bindResource(this, first);
            TransactionSynchronizationManager.registerSynchronization(new Memory(first));
        }
    }

    /** A transaction inside another one holds its own rows. */
    private final class Memory implements TransactionSynchronization {

        private final Set<String> held;

        Memory(Set<String> held) {
            this.held = held;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(CaseLocks.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(CaseLocks.this, held);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(CaseLocks.this);
        }
    }
}
