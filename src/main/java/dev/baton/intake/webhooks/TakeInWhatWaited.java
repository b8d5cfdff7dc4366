package dev.baton.intake.webhooks;

import dev.baton.casefile.CaseEvent.CaseReported;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What was said before its case was reported is taken in once it is, at the latest half a minute later. */
@Component
class TakeInWhatWaited {

    private final TakeIn takeIn;
    private final TransactionTemplate outside;

    TakeInWhatWaited(TakeIn takeIn, PlatformTransactionManager transactions) {
        this.takeIn = takeIn;
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** Only when the case is there for good: a message that fails must not take its case along. */
    @OnCaseEvent(Phase.TELL)
    void onReport(CaseReported event) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    outside.executeWithoutResult(none -> takeIn.ready());
                }
            }
        });
    }

    @Scheduled(initialDelayString = "${baton.intake.look-every}", fixedDelayString = "${baton.intake.look-every}")
    void regularly() {
        takeIn.ready();
        takeIn.tidy();
    }
}
