package dev.baton.review.steps;

import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.review.Reviewers;
import dev.baton.review.books.ReviewBooks;
import dev.baton.review.trends.TrendTables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The process is that of the review it prepares; where there is none to do, it ends. */
@Component
class PrepareTrends implements JavaDelegate {

    private final TrendTables tables;
    private final ReviewBooks reviews;
    private final Notices notices;

    PrepareTrends(TrendTables tables, ReviewBooks reviews, Notices notices) {
        this.tables = tables;
        this.reviews = reviews;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = tables.prepare();
        execution.setVariable("toReview", number != null);
        if (number != null) {
            execution.setProcessBusinessKey(number);
            execution.setVariable("number", number);
            notices.tellGroup(
                    Reviewers.GROUP,
                    new Notice(null, null, "trendsAsked." + reviews.get(number).kind(), List.of(number)));
        }
    }
}
