package dev.baton.casefile;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What one transaction knows and forgets when it ends. A transaction inside another one knows nothing of the outer one's; where
 * there is none, nothing is remembered.
 */
public final class TransactionMemory<T> {

    private final Supplier<T> empty;
    private final Consumer<T> beforeCommit;

    public TransactionMemory(Supplier<T> empty) {
        this(empty, memory -> {});
    }

    /** @param beforeCommit gets what is remembered when the transaction is about to be committed, as its last work */
    public TransactionMemory(Supplier<T> empty, Consumer<T> beforeCommit) {
        this.empty = empty;
        this.beforeCommit = beforeCommit;
    }

    /** Without a transaction an empty one that nobody else will see. */
    @SuppressWarnings("unchecked")
    public T get() {
        var known = (T) TransactionSynchronizationManager.getResource(this);
        return known == null ? begin() : known;
    }

    private T begin() {
        var memory = empty.get();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.bindResource(this, memory);
            TransactionSynchronizationManager.registerSynchronization(new OfOneTransaction(memory));
        }
        return memory;
    }

    private final class OfOneTransaction implements TransactionSynchronization {

        private final T memory;

        OfOneTransaction(T memory) {
            this.memory = memory;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            beforeCommit.accept(memory);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(TransactionMemory.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(TransactionMemory.this, memory);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(TransactionMemory.this);
        }
    }
}
