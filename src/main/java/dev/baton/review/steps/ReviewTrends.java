package dev.baton.review.steps;

import dev.baton.casefile.Deed;
import dev.baton.casefile.FormAnswers;
import dev.baton.review.books.ReviewBooks;
import dev.baton.review.books.ReviewTask;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the tables of a month or quarter say, and who does what by when. */
@Component
class ReviewTrends implements TaskListener {

    private final ReviewTask work;
    private final ReviewBooks reviews;
    private final ActionLines actions;
    private final ApplicationEventPublisher events;

    ReviewTrends(ReviewTask work, ReviewBooks reviews, ActionLines actions, ApplicationEventPublisher events) {
        this.work = work;
        this.reviews = reviews;
        this.actions = actions;
        this.events = events;
    }

    @Override
    public void notify(DelegateTask task) {
        var one = work.of(task);
        var by = ReviewTask.by(task);
        var answers = new FormAnswers(task.getVariables());
        var conclusion = answers.required("note_conclusion", "What the tables say");
        actions.agree(one.number(), answers, by);
        reviews.conclude(one.number(), conclusion, by);
        events.publishEvent(
                Deed.of("ReviewDone").by(by).about("review", one.number()).words("conclusion", conclusion));
        ReviewTask.forget(task, answers);
    }
}
