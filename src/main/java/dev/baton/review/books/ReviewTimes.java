package dev.baton.review.books;

import dev.baton.engine.Decisions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How long reviews may take, as {@code paceImprovement} of reviews.dmn says. */
@Component
public class ReviewTimes {

    private final Decisions decisions;
    private final Clock clock;

    ReviewTimes(Decisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /** By when the trends have to be reviewed that are prepared now. */
    public Instant trendsDue() {
        return clock.instant().plus(of("trends"));
    }

    /** When whoever has an action is reminded that is due then. */
    public Instant reminder(Instant due) {
        return due.minus(of("actionReminder"));
    }

    private Duration of(String step) {
        return Duration.parse(
                (String) decisions.ask("paceImprovement", Map.of("step", step)).get("within"));
    }
}
