package dev.baton.audit.entry;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.Deed;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens becomes an entry. */
@Component
class Remembering {

    private final Entries entries;
    private final TransactionTemplate ownTransaction;

    Remembering(Entries entries, PlatformTransactionManager transactions) {
        this.entries = entries;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** First of all listeners: what others record in answer comes after what they answer to. */
    @OnCaseEvent(Phase.REMEMBER)
    void remember(CaseEvent event) {
        var kept = EventJson.keep(event);
        EventJson.pseudonymize(event, kept.details(), entries::ref);
        entries.append(kept.event(), event.number(), EventJson.isByRule(kept.event()), kept.details(), kept.texts());
    }

    @EventListener
    @Transactional
    void remember(Deed deed) {
        entries.append(deed);
    }

    @EventListener
    void remember(Deed.Refused refused) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            append(refused.deed());
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                append(refused.deed());
            }
        });
    }

    private void append(Deed deed) {
        ownTransaction.executeWithoutResult(transaction -> entries.append(deed));
    }
}
