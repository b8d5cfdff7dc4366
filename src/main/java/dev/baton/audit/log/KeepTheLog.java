package dev.baton.audit.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes in and signs, on whichever node is first; what fails is done the next time. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class KeepTheLog {

    private static final Logger log = LoggerFactory.getLogger(KeepTheLog.class);

    private final LogBook book;
    private final Checkpoints checkpoints;
    private final Protection protection;

    KeepTheLog(LogBook book, Checkpoints checkpoints, Protection protection) {
        this.book = book;
        this.checkpoints = checkpoints;
        this.protection = protection;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        checkpoints.tellKey();
        protection.look();
    }

    /** This month and the two to come. */
    @Scheduled(fixedDelayString = "PT6H")
    void makeMonths() {
        try {
            book.makeMonths();
        } catch (RuntimeException failure) {
            log.warn("The months to come have no partition yet; entries go to the common one until they have", failure);
        }
    }

    @Scheduled(fixedDelayString = "${baton.audit.take-in-every}", initialDelayString = "${baton.audit.take-in-every}")
    void takeIn() {
        try {
            book.takeIn();
        } catch (RuntimeException failure) {
            log.warn("Entries could not be taken into the audit log", failure);
        }
    }

    @Scheduled(
            fixedDelayString = "${baton.audit.checkpoint-every}",
            initialDelayString = "${baton.audit.checkpoint-every}")
    void sign() {
        try {
            book.takeIn();
            checkpoints.sign();
        } catch (RuntimeException failure) {
            log.error("The audit log could not be signed", failure);
        }
    }
}
