package dev.baton.review.steps;

import dev.baton.casefile.Notices;
import dev.baton.review.books.Review.Kind;
import dev.baton.review.trends.PrepareTrends;
import org.springframework.stereotype.Component;

/** The tables of the last quarter. */
@Component
class PrepareQuarter extends PreparePeriod {

    PrepareQuarter(PrepareTrends trends, Notices notices) {
        super(trends, notices, Kind.QUARTER);
    }
}
