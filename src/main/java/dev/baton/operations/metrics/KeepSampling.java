package dev.baton.operations.metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What fails is counted the next time; meanwhile the age of the sample grows, which an alert tells. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class KeepSampling {

    private static final Logger log = LoggerFactory.getLogger(KeepSampling.class);

    private final Gauges gauges;

    KeepSampling(Gauges gauges) {
        this.gauges = gauges;
    }

    @Scheduled(fixedDelayString = "${baton.metrics.every}")
    void count() {
        try {
            gauges.refresh();
        } catch (RuntimeException failure) {
            log.warn("The desk could not be counted", failure);
        }
    }
}
