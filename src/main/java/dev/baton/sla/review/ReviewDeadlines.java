package dev.baton.sla.review;

import dev.baton.alarms.Alarm;
import dev.baton.casefile.CaseLocks;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReviewed;
import dev.baton.engine.SeparateTransaction;
import dev.baton.sla.ClockKeeper;
import dev.baton.sla.SlaClocks;
import dev.baton.sla.timers.Troubles;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** A few cases a step, each in a transaction of its own: work on the desk does not wait for a review. */
@Component
class ReviewDeadlines implements JavaDelegate {

    private final ClockKeeper keeper;
    private final SlaClocks clocks;
    private final ApplicationEventPublisher events;
    private final CaseLocks locks;
    private final SeparateTransaction apart;
    private final Troubles troubles;
    private final int atOnce;

    ReviewDeadlines(
            ClockKeeper keeper,
            SlaClocks clocks,
            CaseLocks locks,
            SeparateTransaction apart,
            Troubles troubles,
            ApplicationEventPublisher events,
            @Value("${baton.sla.review-at-once}") int atOnce) {
        this.events = events;
        this.keeper = keeper;
        this.clocks = clocks;
        this.locks = locks;
        this.apart = apart;
        this.troubles = troubles;
        this.atOnce = atOnce;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var account = (String) execution.getVariable("account");
        var reason = (String) execution.getVariable("reason");
        var cases = clocks.openAfter((String) execution.getVariable("last"), account, atOnce);
        var watch = troubles.watch(Alarm.Kind.DEADLINES_NOT_REVIEWED);
        cases.forEach(number -> watch.over(number, () -> review(number, reason)));
        if (!cases.isEmpty()) {
            execution.setVariable("last", cases.get(cases.size() - 1).value());
        }
        execution.setVariable("reviewed", (Integer) execution.getVariable("reviewed") + cases.size());
        execution.setVariable("moreCases", cases.size() == atOnce);
    }

    /** One that cannot be computed keeps its deadlines as they were, and no other from its new ones. */
    private void review(CaseNumber number, String reason) {
        apart.run(() -> {
            locks.take(List.of(number.value()));
            keeper.retarget(number, reason);
            events.publishEvent(new CaseReviewed(number));
        });
    }
}
