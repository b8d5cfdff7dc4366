package dev.baton.engine.jobs;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * Wakes the job executor at the instant a job falls due, whichever node made it. Left alone the executor sleeps the longer the
 * less there is to do, and the one timer of a quiet night waits for it.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
public class WakeUp implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WakeUp.class);

    private final JobExecutor jobs;
    private final JdbcClient jdbc;
    private final Clock time;
    private final Duration lookEvery;
    private final ScheduledExecutorService alarm;
    private volatile boolean running;
    private boolean blind;

    WakeUp(
            JobExecutor jobs,
            JdbcClient jdbc,
            Clock time,
            @Value("${baton.timers.look-every:500ms}") Duration lookEvery) {
        Assert.isTrue(lookEvery.toMillis() > 0, "baton.timers.look-every must be longer than nothing, such as 500ms");
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.time = time;
        this.lookEvery = lookEvery;
        this.alarm = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "wake-up"));
    }

    @Override
    public void start() {
        running = true;
        alarm.execute(this::look);
    }

    @Override
    public void stop() {
        running = false;
        alarm.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        var rest = lookEvery;
        try {
            rest = wakeOrRest();
            sees();
        } catch (RuntimeException failure) {
            seesNothing(failure);
        }
        if (running) {
            alarm.schedule(this::look, rest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** How long nothing falls due, as far as can be known: another node may make a timer meanwhile. */
    private Duration wakeOrRest() {
        var now = time.instant();
        var rest = nextDue(now).map(due -> Duration.between(now, due)).orElse(lookEvery);
        if (rest.toMillis() > 0) {
            return rest.compareTo(lookEvery) < 0 ? rest : lookEvery;
        }
        jobs.jobWasAdded();
        return lookEvery;
    }

    private Optional<Instant> nextDue(Instant now) {
        return jdbc.sql("""
                select min(duedate_) from act_ru_job
                where retries_ > 0 and suspension_state_ = 1 and (lock_owner_ is null or lock_exp_time_ < ?)
                """)
                .param(Timestamp.from(now))
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    private void sees() {
        if (blind) {
            log.info("The database is back; timers fire again.");
        }
        blind = false;
    }

    private void seesNothing(RuntimeException failure) {
        if (!blind && running) {
            log.warn("The database does not say which timer is next; trying until it does.", failure);
        }
        blind = true;
    }
}
