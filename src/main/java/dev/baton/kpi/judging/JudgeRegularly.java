package dev.baton.kpi.judging;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks as often as deadlines are swept whether figures are to be judged again, which one node does. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class JudgeRegularly {

    private static final Logger log = LoggerFactory.getLogger(JudgeRegularly.class);

    private final JudgeNumbers numbers;
    private final Judgements judgements;
    private final Clock clock;
    private final Duration every;

    JudgeRegularly(
            JudgeNumbers numbers,
            Judgements judgements,
            Clock clock,
            @Value("${baton.kpi.judge-every}") Duration every) {
        this.numbers = numbers;
        this.judgements = judgements;
        this.clock = clock;
        this.every = every;
    }

    @Scheduled(initialDelayString = "${baton.sla.sweep-every}", fixedDelayString = "${baton.sla.sweep-every}")
    void look() {
        try {
            if (judgements.areDue(clock.instant(), every)) {
                numbers.judge();
            }
        } catch (RuntimeException failure) {
            log.warn("Figures could not be judged; tried again soon", failure);
        }
    }
}
