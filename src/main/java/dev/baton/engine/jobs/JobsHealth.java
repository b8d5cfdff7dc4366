package dev.baton.engine.jobs;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether timers fire on this node. Down only where they did and do no more, which a restart mends; before, while a desk is being
 * prepared, nothing is wrong. Named so that it takes the place of Camunda's, which is down until the first job may run.
 */
@Component("jobExecutorHealthIndicator")
class JobsHealth implements HealthIndicator {

    private final JobsRun jobs;

    JobsHealth(JobsRun jobs) {
        this.jobs = jobs;
    }

    @Override
    public Health health() {
        return switch (jobs.state()) {
            case RUNS -> Health.up().build();
            case ELSEWHERE ->
                Health.up()
                        .withDetail("jobs", "this node does none (camunda.bpm.job-execution.enabled)")
                        .build();
            case NOT_YET ->
                Health.up().withDetail("jobs", "begin when the start is over").build();
            case DEAD ->
                Health.down()
                        .withDetail(
                                "reason",
                                "The job executor has ended: no timer fires on this node until it is started again")
                        .build();
        };
    }
}
