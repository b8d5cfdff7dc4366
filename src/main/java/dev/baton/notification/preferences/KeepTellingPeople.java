package dev.baton.notification.preferences;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every few seconds, on whichever node is first; what fails is done the next time. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class KeepTellingPeople {

    private static final Logger log = LoggerFactory.getLogger(KeepTellingPeople.class);
    private static final int AT_ONCE = 200;

    private final TellOutside outside;

    KeepTellingPeople(TellOutside outside) {
        this.outside = outside;
    }

    @Scheduled(initialDelayString = "${baton.notices.look-every}", fixedDelayString = "${baton.notices.look-every}")
    void look() {
        try {
            while (outside.sort(AT_ONCE) >= AT_ONCE) {
                log.debug("More to sort");
            }
        } catch (RuntimeException failure) {
            log.warn("What people were told could not be sorted; tried again soon", failure);
        }
        for (var person : outside.whoIsToHear(AT_ONCE)) {
            try {
                outside.tell(person);
            } catch (RuntimeException failure) {
                log.warn("{} could not be told outside of Baton; tried again soon", person, failure);
            }
        }
    }
}
