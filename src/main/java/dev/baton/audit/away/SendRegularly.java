package dev.baton.audit.away;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every node sends what its keepers have not got; twice the same does no harm. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class SendRegularly {

    private static final Logger log = LoggerFactory.getLogger(SendRegularly.class);

    private final SendAway away;

    SendRegularly(SendAway away) {
        this.away = away;
    }

    @Scheduled(
            fixedDelayString = "${baton.audit.checkpoint-every}",
            initialDelayString = "${baton.audit.checkpoint-every}")
    void send() {
        try {
            away.send();
        } catch (RuntimeException failure) {
            log.warn("Checkpoints of the audit log could not be sent", failure);
        }
    }
}
