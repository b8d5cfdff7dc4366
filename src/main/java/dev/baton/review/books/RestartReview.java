package dev.baton.review.books;

import dev.baton.casefile.Deed;
import dev.baton.casefile.NotNow;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A review, and each of its open actions, whose process is gone gets one again. */
@Component
public class RestartReview {

    private static final String OF_CASE = "post-escalation-review";
    private static final String OF_PERIOD = "trend-review";

    private final ReviewBooks reviews;
    private final ActionBooks actions;
    private final RuntimeService runtime;
    private final ApplicationEventPublisher events;

    RestartReview(ReviewBooks reviews, ActionBooks actions, RuntimeService runtime, ApplicationEventPublisher events) {
        this.reviews = reviews;
        this.actions = actions;
        this.runtime = runtime;
        this.events = events;
    }

    /** Whether all of it has the process it needs. */
    public boolean isRunning(Review one) {
        return (!one.isOpen() || runs(one.number()))
                && actions.of(one.number()).stream().allMatch(action -> !action.isOpen() || runs(action.number()));
    }

    @Transactional
    public void restart(String number, String by) {
        var one = reviews.getForChange(number);
        if (isRunning(one)) {
            throw new NotNow("%s has its process, or needs none.".formatted(number), "Look at it again.");
        }
        if (one.isOpen() && !runs(number)) {
            begin(one);
        }
        actions.of(number).stream()
                .filter(action -> action.isOpen() && !runs(action.number()))
                .forEach(action -> runtime.startProcessInstanceByKey(
                        AgreeAction.PROCESS, action.number(), Map.of("number", number)));
        events.publishEvent(Deed.of("ReviewRestarted").by(by).about("review", number));
    }

    private void begin(Review one) {
        if (one.isOfCase()) {
            runtime.startProcessInstanceByKey(OF_CASE, one.number(), Map.of("number", one.number()));
        } else {
            runtime.createProcessInstanceByKey(OF_PERIOD)
                    .businessKey(one.number())
                    .setVariable("number", one.number())
                    .startBeforeActivity("userTask_reviewTrends")
                    .execute();
        }
    }

    private boolean runs(String number) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()
                > 0;
    }
}
