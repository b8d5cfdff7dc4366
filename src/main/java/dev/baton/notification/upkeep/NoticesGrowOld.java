package dev.baton.notification.upkeep;

import dev.baton.notification.KeptNotices;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What was told long ago is forgotten, some of it at a time, on whichever node is first. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class NoticesGrowOld {

    private static final Logger log = LoggerFactory.getLogger(NoticesGrowOld.class);
    private static final int AT_ONCE = 1_000;

    private final KeptNotices notices;
    private final Clock clock;
    private final Duration kept;

    NoticesGrowOld(KeptNotices notices, Clock clock, @Value("${baton.notices.kept}") Duration kept) {
        this.notices = notices;
        this.clock = clock;
        this.kept = kept;
    }

    @Scheduled(initialDelayString = "${baton.notices.forget-every}", fixedDelayString = "${baton.notices.forget-every}")
    void forget() {
        try {
            notices.forget(clock.instant().minus(kept), AT_ONCE);
        } catch (RuntimeException failure) {
            log.warn("Old notices could not be forgotten; tried again soon", failure);
        }
    }
}
