package dev.baton.review.steps;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.FormAnswers;
import dev.baton.review.books.ReviewBooks;
import dev.baton.review.books.ReviewTask;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What was learnt of a case: five answers, and who does what by when. */
@Component
class ReviewEscalation implements TaskListener {

    private final ReviewTask work;
    private final ReviewBooks reviews;
    private final ActionLines actions;
    private final ApplicationEventPublisher events;

    ReviewEscalation(ReviewTask work, ReviewBooks reviews, ActionLines actions, ApplicationEventPublisher events) {
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
        var learnt = Map.of(
                "happened", answers.required("note_happened", "What happened, and when did we know it?"),
                "helped", answers.required("note_helped", "What helped?"),
                "hindered", answers.required("note_hindered", "What stood in the way?"),
                "missing", answers.required("note_missing", "What would have shown it earlier?"),
                "change", answers.required("note_change", "What do we change?"));
        actions.agree(one.number(), answers, by);
        reviews.learn(one.number(), learnt, by);
        events.publishEvent(Deed.of("ReviewDone")
                .by(by)
                .on(new CaseNumber(Objects.requireNonNull(one.caseNumber())))
                .about("review", one.number())
                .words("happened", learnt.get("happened"))
                .words("helped", learnt.get("helped"))
                .words("hindered", learnt.get("hindered"))
                .words("missing", learnt.get("missing"))
                .words("change", learnt.get("change")));
        ReviewTask.forget(task, answers);
    }
}
