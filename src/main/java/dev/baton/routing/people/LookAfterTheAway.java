package dev.baton.routing.people;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Absences begin by themselves, and things come to people who are away: escalations end, cases become graver. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class LookAfterTheAway {

    private static final Logger log = LoggerFactory.getLogger(LookAfterTheAway.class);

    private final HandsOfTheAway hands;

    LookAfterTheAway(HandsOfTheAway hands) {
        this.hands = hands;
    }

    @Scheduled(initialDelayString = "${baton.sla.sweep-every}", fixedDelayString = "${baton.sla.sweep-every}")
    void look() {
        try {
            hands.look();
        } catch (RuntimeException failure) {
            log.warn("What people hold who are away could not be given away; tried again soon", failure);
        }
    }
}
