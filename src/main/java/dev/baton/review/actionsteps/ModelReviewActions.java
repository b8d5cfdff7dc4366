package dev.baton.review.actionsteps;

import dev.baton.review.books.ActionBooks;
import dev.baton.review.books.ReviewAction;
import dev.baton.review.books.ReviewTimes;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The bean {@code reviewActions}: what a model may ask about the action it handles. */
@Component("reviewActions")
public class ModelReviewActions {

    private final ActionBooks actions;
    private final ReviewTimes times;

    ModelReviewActions(ActionBooks actions, ReviewTimes times) {
        this.actions = actions;
        this.times = times;
    }

    /** For {@code camunda:assignee}. */
    public String owner(DelegateExecution execution) {
        return of(execution).owner();
    }

    /** For timers and due dates. */
    public Date due(DelegateExecution execution) {
        return Date.from(of(execution).due());
    }

    /** For timers: when whoever has it is reminded. */
    public Date reminder(DelegateExecution execution) {
        return Date.from(times.reminder(of(execution).due()));
    }

    private ReviewAction of(DelegateExecution execution) {
        return actions.get(execution.getProcessBusinessKey());
    }
}
