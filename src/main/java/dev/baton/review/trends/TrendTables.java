package dev.baton.review.trends;

import dev.baton.casefile.Deed;
import dev.baton.kpi.KpiSettings;
import dev.baton.review.books.Review.Kind;
import dev.baton.review.books.ReviewBooks;
import dev.baton.review.books.ReviewTimes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The tables of the month and of the quarter that are over, once each. */
@Component
public class TrendTables {

    private final Causes causes;
    private final ReviewBooks reviews;
    private final ReviewTimes times;
    private final Clock clock;
    private final ZoneId zone;
    private final ApplicationEventPublisher events;

    TrendTables(
            Causes causes,
            ReviewBooks reviews,
            ReviewTimes times,
            Clock clock,
            KpiSettings settings,
            ApplicationEventPublisher events) {
        this.causes = causes;
        this.reviews = reviews;
        this.times = times;
        this.clock = clock;
        this.zone = settings.zone();
        this.events = events;
    }

    /** Of the first of the month and the quarter that are over and were not prepared; null where both were, or nothing came in it. */
    public @Nullable String prepare() {
        return reviews.has(Kind.MONTH, periodOver(Kind.MONTH).from()) ? prepare(Kind.QUARTER) : prepare(Kind.MONTH);
    }

    private Period periodOver(Kind kind) {
        return Period.overAt(clock.instant(), kind, zone);
    }

    private @Nullable String prepare(Kind kind) {
        var period = periodOver(kind);
        var cases = causes.cases(period);
        var number = reviews.begin(
                kind,
                period.from(),
                period.to(),
                cases.now(),
                cases.then(),
                cases.now() == 0 ? null : times.trendsDue());
        if (number == null) {
            return null;
        }
        Arrays.stream(Cause.Dimension.values())
                .forEach(dimension -> causes.keep(number, causes.count(dimension, period)));
        events.publishEvent(Deed.of("ReviewBegun")
                .by("baton")
                .about("review", number)
                .with("kind", kind.name())
                .with("cases", cases.now()));
        return cases.now() == 0 ? null : number;
    }

    /** Of a review of one. */
    public Period period(Instant from, Kind kind) {
        return Period.of(from, kind, zone);
    }

    public ZoneId zone() {
        return zone;
    }
}
