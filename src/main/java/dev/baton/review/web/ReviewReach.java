package dev.baton.review.web;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReach;
import dev.baton.review.books.ActionBooks;
import dev.baton.review.books.NoReview;
import dev.baton.review.books.Review;
import dev.baton.review.books.ReviewBooks;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * Who reads which review: that of a case whoever may read the case, that of a period whoever runs the desk or looks after it, and each
 * whoever has an action of it.
 */
@Component
class ReviewReach {

    private static final Set<String> OF_PERIODS =
            Set.of("support-manager", "leadership", "process-owner", "auditor", "camunda-admin");

    private static final Set<String> LEADING = Set.of("support-manager", "leadership", "camunda-admin");

    private final ReviewBooks reviews;
    private final ActionBooks actions;
    private final CaseReach cases;

    ReviewReach(ReviewBooks reviews, ActionBooks actions, CaseReach cases) {
        this.reviews = reviews;
        this.actions = actions;
        this.cases = cases;
    }

    /** Fails with {@link NoReview} where there is none, or none that they may read. */
    Review reading(String number, Authentication login) {
        var one = reviews.get(number);
        if (of(List.of(one), login).isEmpty()) {
            throw new NoReview(number);
        }
        return one;
    }

    /** Those of them that they may read, in their order. */
    List<Review> of(List<Review> all, Authentication login) {
        var readable = cases.read(all.stream()
                .filter(Review::isOfCase)
                .map(one -> new CaseNumber(String.valueOf(one.caseNumber())))
                .toList());
        var theirs = actions.reviewsOf(login.getName());
        var periods = is(login, OF_PERIODS);
        return all.stream()
                .filter(one -> theirs.contains(one.number())
                        || (one.caseNumber() == null ? periods : readable.contains(new CaseNumber(one.caseNumber()))))
                .toList();
    }

    /** Whether they read what it is about, and not only because they have an action of it. */
    boolean readsAll(Review one, Authentication login) {
        return one.caseNumber() == null
                ? is(login, OF_PERIODS)
                : !cases.read(List.of(new CaseNumber(one.caseNumber()))).isEmpty();
    }

    boolean leads(Authentication login) {
        return is(login, LEADING);
    }

    private static boolean is(Authentication login, Set<String> groups) {
        return AuthorityUtils.authorityListToSet(login.getAuthorities()).stream()
                .anyMatch(groups::contains);
    }
}
