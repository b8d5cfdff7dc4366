package dev.baton.notification.telling;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whether this node has written down something since it was last passed on. */
@Component
class PassOnSoon {

    private final AtomicBoolean asked = new AtomicBoolean(true);

    /** Once what was written is there for good. */
    void passOn() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                asked.set(true);
            }
        });
    }

    /** True once for everything that was written until now. */
    boolean isAsked() {
        return asked.getAndSet(false);
    }
}
