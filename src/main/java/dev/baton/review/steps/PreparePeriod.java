package dev.baton.review.steps;

import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.review.books.Review;
import dev.baton.review.books.Review.Kind;
import dev.baton.review.trends.PrepareTrends;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The process is that of the review it prepares; where there is none to do, it ends. */
abstract class PreparePeriod implements JavaDelegate {

    private final PrepareTrends trends;
    private final Notices notices;
    private final Kind kind;

    PreparePeriod(PrepareTrends trends, Notices notices, Kind kind) {
        this.trends = trends;
        this.notices = notices;
        this.kind = kind;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = trends.prepare(kind);
        execution.setVariable("toReview", number != null);
        if (number != null) {
            execution.setProcessBusinessKey(number);
            execution.setVariable("number", number);
            notices.tellGroup(Review.REVIEWERS, new Notice(null, null, "trendsAsked." + kind, List.of(number)));
        }
    }
}
