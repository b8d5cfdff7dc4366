package dev.baton.sla.review;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.sla.SlaClocks;
import dev.baton.sla.policy.SlaPolicy;
import dev.baton.sla.timers.Sweeper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The slow path beside the timers: on one node at a time every open case is looked at, a few in a transaction. Deadlines are
 * reviewed as well where the rules have changed or a day has begun and nobody reviews them yet, and those of a case that could not be
 * are tried again alone.
 */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class SweepRegularly {

    private static final Logger log = LoggerFactory.getLogger(SweepRegularly.class);
    private static final long LOCK = 0x7377656570L;
    private static final int AT_ONCE = 200;
    private static final String FAILED = "Timers could not be compared with the clocks";

    private final Sweeper sweeper;
    private final SlaClocks clocks;
    private final CaseFile caseFile;
    private final SlaPolicy policy;
    private final DeadlineReviews reviews;
    private final ReviewAgain again;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock time;

    SweepRegularly(
            Sweeper sweeper,
            SlaClocks clocks,
            CaseFile caseFile,
            SlaPolicy policy,
            DeadlineReviews reviews,
            ReviewAgain again,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock time) {
        this.sweeper = sweeper;
        this.clocks = clocks;
        this.caseFile = caseFile;
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
        attempt(FAILED, () -> {
            for (var last = ""; last != null; ) {
                last = sweepAfter(last);
            }
        });
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

    /** @return the last case looked at; null where none is left, or where another node looks already */
    private @Nullable String sweepAfter(String last) {
        return transaction.execute(started -> {
            List<CaseNumber> cases = isOurs() ? caseFile.openAfter(last, AT_ONCE) : List.of();
            attempt(FAILED, () -> sweeper.sweep(cases));
            return cases.size() < AT_ONCE ? null : cases.get(AT_ONCE - 1).value();
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
