package dev.baton.sla.review;

import dev.baton.alarms.Alarm;
import dev.baton.sla.SlaClocks;
import dev.baton.sla.sweep.Troubles;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A few cases a step, each in a transaction of its own: work on the desk does not wait for a review. */
@Component
class ReviewDeadlines implements JavaDelegate {

    private final SlaClocks clocks;
    private final ReviewCase review;
    private final Troubles troubles;
    private final int atOnce;

    ReviewDeadlines(
            SlaClocks clocks, ReviewCase review, Troubles troubles, @Value("${baton.sla.review-at-once}") int atOnce) {
        this.clocks = clocks;
        this.review = review;
        this.troubles = troubles;
        this.atOnce = atOnce;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var account = (String) execution.getVariable("account");
        var reason = (String) execution.getVariable("reason");
        var cases = clocks.openAfter((String) execution.getVariable("last"), account, atOnce);
        var watch = troubles.watch(Alarm.Kind.DEADLINES_NOT_REVIEWED);
        cases.forEach(number -> watch.over(number, () -> review.of(number, reason)));
        if (!cases.isEmpty()) {
            execution.setVariable("last", cases.get(cases.size() - 1).value());
        }
        execution.setVariable("reviewed", (Integer) execution.getVariable("reviewed") + cases.size());
        execution.setVariable("moreCases", cases.size() == atOnce);
    }
}
