package dev.baton.review.steps;

import dev.baton.casefile.HolderLeft.Successors;
import dev.baton.review.Reviewers;
import dev.baton.review.books.ReviewBooks;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The bean {@code reviews}: what a model may ask about the review it handles. */
@Component("reviews")
public class ModelReviews {

    private final ReviewBooks reviews;
    private final Successors successors;

    ModelReviews(ReviewBooks reviews, Successors successors) {
        this.reviews = reviews;
        this.successors = successors;
    }

    /** For {@code camunda:candidateGroups}: support managers; the next authority while nobody is there. */
    public List<String> reviewers(DelegateExecution execution) {
        return List.of(successors.of(Reviewers.GROUP, null).group());
    }

    /** For timers and due dates. */
    public Date due(DelegateExecution execution) {
        return Date.from(Objects.requireNonNull(
                reviews.get(execution.getProcessBusinessKey()).due()));
    }
}
