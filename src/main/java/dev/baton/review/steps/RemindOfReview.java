package dev.baton.review.steps;

import dev.baton.casefile.Deed;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.review.Reviewers;
import dev.baton.review.books.ReviewBooks;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** A review was not done in time: support managers and leadership are told, once. */
@Component
class RemindOfReview implements JavaDelegate {

    private final ReviewBooks reviews;
    private final Notices notices;
    private final ApplicationEventPublisher events;

    RemindOfReview(ReviewBooks reviews, Notices notices, ApplicationEventPublisher events) {
        this.reviews = reviews;
        this.notices = notices;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        if (reviews.late(number)) {
            events.publishEvent(Deed.of("ReviewLate").by("baton").about("review", number));
            var late = new Notice(null, null, "reviewLate", List.of(number));
            notices.tellGroup(Reviewers.GROUP, late);
            notices.tellGroup("leadership", late);
        }
    }
}
