package dev.baton.sla.review;

import dev.baton.sla.SlaClocks;
import dev.baton.sla.policy.SlaPolicy;
import dev.baton.sla.sweep.CasesToSweep;
import dev.baton.sla.sweep.Sweeper;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The slow path beside the timers: on one node at a time open cases are looked at, the urgent ones in every round. Deadlines are
 * reviewed as well where the rules have changed or a day has begun and nobody reviews them yet, and those of a case that could not be
 * are tried again alone.
 */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class SweepRegularly {

    private static final Logger log = LoggerFactory.getLogger(SweepRegularly.class);
    private static final long LOCK = 0x7377656570L;
    private static final String FAILED = "Timers could not be compared with the clocks";

    private final Sweeper sweeper;
    private final SlaClocks clocks;
    private final CasesToSweep cases;
    private final SlaPolicy policy;
    private final DeadlineReviews reviews;
    private final ReviewAgain again;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock time;

    SweepRegularly(
            Sweeper sweeper,
            SlaClocks clocks,
            CasesToSweep cases,
            SlaPolicy policy,
            DeadlineReviews reviews,
            ReviewAgain again,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock time) {
        this.sweeper = sweeper;
        this.clocks = clocks;
        this.cases = cases;
        this.policy = policy;
        this.reviews = reviews;
        this.again = again;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.time = time;
    }

    @Scheduled(initialDelayString = "${baton.sla.sweep-every}", fixedDelayString = "${baton.sla.sweep-every}")
    void sweep() {
        attempt("Deadlines could not be reviewed", this::review);
        attempt("Deadlines that could not be reviewed were not tried again", this::reviewAgain);
        attempt(FAILED, this::sweepCases);
        attempt("Alarms of closed cases stand", sweeper::endAlarms);
    }

    /** What cannot be done now keeps nothing else from being done. */
    private static void attempt(String failed, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            log.warn("{}; tried again soon", failed, failure);
        }
    }

    private void sweepCases() {
        transaction.executeWithoutResult(started -> {
            if (isOurs()) {
                sweeper.sweep(cases.next());
            }
        });
    }

    private void review() {
        transaction.executeWithoutResult(started -> {
            if (isOurs() && !reviews.isRunning()) {
                var newest = policy.newest();
                if (clocks.isAnyOutdated(newest.version(), newest.calendarVersion(), again.failed())) {
                    reviews.start("rules changed", null);
                } else if (!reviews.hasReviewedSince(
                        LocalDate.now(time).atStartOfDay(time.getZone()).toInstant())) {
                    reviews.start(DeadlineReviews.NEW_DAY, null);
                }
            }
        });
    }

    private void reviewAgain() {
        transaction.executeWithoutResult(started -> {
            if (isOurs() && !reviews.isRunning()) {
                again.review();
            }
        });
    }

    private boolean isOurs() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }
}
