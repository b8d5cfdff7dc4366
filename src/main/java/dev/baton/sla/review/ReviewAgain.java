package dev.baton.sla.review;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseNumber;
import dev.baton.sla.sweep.Troubles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** The cases whose deadlines could not be computed anew are tried again by themselves, until they can be; no other is reviewed for it. */
@Component
class ReviewAgain {

    private static final String TRIED_AGAIN = "tried again";
    private static final Duration BETWEEN = Duration.ofMinutes(10);

    private final ReviewCase review;
    private final Troubles troubles;
    private final Alarms alarms;
    private final Clock time;
    private Instant last = Instant.EPOCH;

    ReviewAgain(ReviewCase review, Troubles troubles, Alarms alarms, Clock time) {
        this.review = review;
        this.troubles = troubles;
        this.alarms = alarms;
        this.time = time;
    }

    /** The numbers of these cases. */
    Collection<String> failed() {
        return alarms.open(Alarm.Kind.DEADLINES_NOT_REVIEWED);
    }

    /** Each failure leaves a trace in the log: not with every sweep. What they come from starts a review of its own when it is changed. */
    void review() {
        var failed = failed();
        var now = time.instant();
        if (failed.isEmpty() || now.isBefore(last.plus(BETWEEN))) {
            return;
        }
        last = now;
        var watch = troubles.watch(Alarm.Kind.DEADLINES_NOT_REVIEWED);
        failed.stream()
                .map(CaseNumber::new)
                .forEach(number -> watch.over(number, () -> review.of(number, TRIED_AGAIN)));
    }
}
