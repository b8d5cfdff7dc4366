package dev.baton.intake.webhooks;

import dev.baton.casefile.CaseEvent.CaseReported;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** What was said before its case was reported is taken in once it is, at the latest half a minute later. */
@Component
class TakeInWhatWaited {

    private final TakeIn takeIn;

    TakeInWhatWaited(TakeIn takeIn) {
        this.takeIn = takeIn;
    }

    @TransactionalEventListener
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void onReport(CaseReported event) {
        takeIn.ready();
    }

    @Scheduled(initialDelayString = "${baton.intake.look-every}", fixedDelayString = "${baton.intake.look-every}")
    void regularly() {
        takeIn.ready();
    }
}
