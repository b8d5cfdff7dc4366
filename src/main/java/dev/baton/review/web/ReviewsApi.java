package dev.baton.review.web;

import dev.baton.casefile.CaseNumber;
import dev.baton.review.books.ActionBooks;
import dev.baton.review.books.CaseFigures;
import dev.baton.review.books.Review;
import dev.baton.review.books.ReviewAction;
import dev.baton.review.books.ReviewBooks;
import dev.baton.review.trends.Cause;
import dev.baton.review.trends.Causes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was learnt, and what is done about it. Doing a review and settling an action are tasks in Tasklist. */
@RestController
@RequestMapping("/api/reviews")
class ReviewsApi {

    private final ReviewBooks reviews;
    private final ActionBooks actions;
    private final Causes causes;
    private final CaseFigures figures;
    private final ReviewReach reach;

    ReviewsApi(ReviewBooks reviews, ActionBooks actions, Causes causes, CaseFigures figures, ReviewReach reach) {
        this.reviews = reviews;
        this.actions = actions;
        this.causes = causes;
        this.figures = figures;
        this.reach = reach;
    }

    record Items(List<Review> items) {}

    /**
     * @param figures of the case; null for a period
     * @param causes of the period, those that are more than chance first; empty for a case
     */
    record Told(
            Review review,
            CaseFigures.@Nullable Figures figures,
            List<CaseFigures.Passed> passed,
            List<Cause> causes,
            List<ReviewAction> actions) {}

    /** Those they may read: the open ones and then the newest first, of the latest two hundred. */
    @GetMapping
    Items list(Authentication login) {
        return new Items(reach.of(reviews.all(), login));
    }

    /** 404 where there is none of that number that they may read; who reads it only because they have an action of it gets these alone. */
    @GetMapping("/{number}")
    Told get(@PathVariable String number, Authentication login) {
        var one = reach.reading(number, login);
        if (!reach.readsAll(one, login)) {
            return new Told(
                    one,
                    null,
                    List.of(),
                    List.of(),
                    actions.of(number).stream()
                            .filter(action -> login.getName().equals(action.owner()))
                            .toList());
        }
        var subject = one.caseNumber() == null ? null : new CaseNumber(one.caseNumber());
        return new Told(
                one,
                subject == null ? null : figures.of(subject).orElse(null),
                subject == null ? List.of() : figures.passed(subject),
                causes.of(number),
                actions.of(number));
    }
}
