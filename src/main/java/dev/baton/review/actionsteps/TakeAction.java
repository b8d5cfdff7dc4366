package dev.baton.review.actionsteps;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Improvements;
import dev.baton.casefile.Refusal;
import dev.baton.review.books.ActionBooks;
import dev.baton.review.books.Review;
import dev.baton.review.books.ReviewAction;
import dev.baton.review.books.ReviewAction.State;
import dev.baton.review.books.ReviewBooks;
import dev.baton.review.books.ReviewTask;
import dev.baton.review.trends.Cause.Dimension;
import dev.baton.review.trends.Causes;
import dev.baton.review.trends.TrendTables;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** An action is done, or dropped with a reason. What changed for customers is said to those whose cases are behind it. */
@Component
class TakeAction implements TaskListener {

    private final ActionBooks actions;
    private final ReviewBooks reviews;
    private final Causes causes;
    private final TrendTables trends;
    private final CaseFile caseFile;
    private final Improvements improvements;
    private final ApplicationEventPublisher events;

    TakeAction(
            ActionBooks actions,
            ReviewBooks reviews,
            Causes causes,
            TrendTables trends,
            CaseFile caseFile,
            Improvements improvements,
            ApplicationEventPublisher events) {
        this.actions = actions;
        this.reviews = reviews;
        this.causes = causes;
        this.trends = trends;
        this.caseFile = caseFile;
        this.improvements = improvements;
        this.events = events;
    }

    @Override
    public void notify(DelegateTask task) {
        var one = actions.getForChange(task.getExecution().getProcessBusinessKey());
        if (!one.isOpen()) {
            throw new Refusal("state", "%s is settled already. Leave the task.".formatted(one.number()));
        }
        var answers = new FormAnswers(task.getVariables());
        var done = answers.oneOf("result", "What became of it?", Set.of("done", "dropped"))
                .equals("done");
        var result = answers.required("note_result", "What was done, or why it is dropped");
        var changed = done ? answers.optional("note_whatChanged", "What changed for customers", 2_000) : null;
        var by = ReviewTask.by(task);
        var told = changed == null ? 0 : tell(one, changed, by);
        actions.settle(one.number(), done ? State.DONE : State.DROPPED, result, changed, told, by);
        events.publishEvent(Deed.of("ReviewActionSettled")
                .by(by)
                .about("review", one.review())
                .with("action", one.number())
                .with("done", done)
                .with("told", told)
                .words("result", result)
                .words("whatChanged", changed));
        task.removeVariable("result");
        ReviewTask.forget(task, answers);
    }

    /** On how many cases it is said. */
    private int tell(ReviewAction one, String changed, String by) {
        var behind = behind(one, reviews.get(one.review())).stream()
                .map(number -> caseFile.mainOf(number).number())
                .distinct()
                .sorted((some, other) -> some.value().compareTo(other.value()))
                .toList();
        behind.forEach(number -> improvements.made(number, changed, by));
        return behind.size();
    }

    private List<CaseNumber> behind(ReviewAction one, Review review) {
        if (review.caseNumber() != null) {
            return List.of(new CaseNumber(review.caseNumber()));
        }
        return one.dimension() == null
                ? List.of()
                : causes.behind(
                        Dimension.valueOf(one.dimension()),
                        Objects.requireNonNull(one.key()),
                        trends.period(Objects.requireNonNull(review.periodFrom()), review.kind()));
    }
}
