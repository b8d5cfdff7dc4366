package dev.baton.notification.telling;

import dev.baton.notification.endpoints.WantedEvents;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** At once what this node wrote down, a little later what another did that was killed then; and what is old is forgotten. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class PassOnRegularly {

    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final PassOn passOn;
    private final PassOnSoon soon;
    private final WantedEvents wanted;
    private final EndpointMessages messages;
    private final Clock clock;
    private final Duration kept;

    PassOnRegularly(
            PassOn passOn,
            PassOnSoon soon,
            WantedEvents wanted,
            EndpointMessages messages,
            Clock clock,
            @Value("${baton.endpoints.kept}") Duration kept) {
        this.passOn = passOn;
        this.soon = soon;
        this.wanted = wanted;
        this.messages = messages;
        this.clock = clock;
        this.kept = kept;
    }

    @Scheduled(fixedDelay = 200)
    void whatWasWritten() {
        if (soon.isAsked()) {
            all();
        }
    }

    @Scheduled(initialDelayString = "${baton.endpoints.look-every}", fixedDelayString = "${baton.endpoints.look-every}")
    void whatIsLeft() {
        wanted.look();
        all();
        messages.settleWhatIsOnNoWay();
    }

    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT1H")
    void forget() {
        while (messages.forget(clock.instant().minus(kept), FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE) {
            // some at a time
        }
    }

    private void all() {
        while (passOn.some()) {
            // some at a time
        }
    }
}
