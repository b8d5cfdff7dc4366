package dev.baton.sla.review;

import dev.baton.casefile.CaseLocks;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReviewed;
import dev.baton.engine.SeparateTransaction;
import dev.baton.sla.ClockKeeper;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** One that cannot be computed keeps its deadlines as they were, and no other from its new ones. */
@Component
class ReviewCase {

    private final ClockKeeper keeper;
    private final CaseLocks locks;
    private final SeparateTransaction apart;
    private final ApplicationEventPublisher events;

    ReviewCase(ClockKeeper keeper, CaseLocks locks, SeparateTransaction apart, ApplicationEventPublisher events) {
        this.keeper = keeper;
        this.locks = locks;
        this.apart = apart;
        this.events = events;
    }

    void of(CaseNumber number, String reason) {
        apart.run(() -> {
            locks.take(List.of(number.value()));
            keeper.retarget(number, reason);
            events.publishEvent(new CaseReviewed(number));
        });
    }
}
