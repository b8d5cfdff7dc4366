package dev.baton.audit.erasure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does what was asked for, on whichever node is first; what fails is done the next time. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class EraseRegularly {

    private static final Logger log = LoggerFactory.getLogger(EraseRegularly.class);

    private final Erasures erasures;

    EraseRegularly(Erasures erasures) {
        this.erasures = erasures;
    }

    @Scheduled(fixedDelayString = "${baton.audit.erase-every}", initialDelayString = "${baton.audit.erase-every}")
    void erase() {
        try {
            erasures.run();
        } catch (RuntimeException failure) {
            log.error("Data that is to be erased could not be; tried again soon", failure);
        }
    }
}
