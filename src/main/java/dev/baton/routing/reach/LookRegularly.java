package dev.baton.routing.reach;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks as often as deadlines are swept whether there is something to compute anew. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class LookRegularly {

    private static final Logger log = LoggerFactory.getLogger(LookRegularly.class);

    private final ReachCheck check;

    LookRegularly(ReachCheck check) {
        this.check = check;
    }

    @Scheduled(initialDelayString = "${baton.sla.sweep-every}", fixedDelayString = "${baton.sla.sweep-every}")
    void look() {
        try {
            check.look();
        } catch (RuntimeException failure) {
            log.warn("Whether somebody can be reached could not be seen; tried again soon", failure);
        }
    }
}
