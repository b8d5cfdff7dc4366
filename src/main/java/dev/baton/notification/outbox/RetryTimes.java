package dev.baton.notification.outbox;

import dev.baton.engine.Decisions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When what could not be sent is tried again, and for how long: {@code retryDelivery} of channels.dmn. */
@Component
class RetryTimes {

    /** Whatever another server asks for. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Decisions decisions;
    private final Clock clock;

    RetryTimes(Decisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Empty where it has been tried for long enough. */
    Optional<Instant> next(Delivery delivery, Duration notBefore) {
        var now = clock.instant();
        var said = decisions
                .ask(
                        "retryDelivery",
                        Map.of(
                                "sendBy", delivery.channel(),
                                "minutesTried",
                                        Duration.between(delivery.triedSince(), now)
                                                .toMinutes()))
                .get("tryAgainIn");
        return said == null || said.toString().isBlank()
                ? Optional.empty()
                : Optional.of(now.plus(longer(time(said.toString()), notBefore)));
    }

    private static Duration longer(Duration one, Duration other) {
        var longer = one.compareTo(other) >= 0 ? one : other;
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }

    private static Duration time(String said) {
        try {
            var time = Duration.parse(said);
            return time.isNegative() ? Duration.ZERO : time;
        } catch (DateTimeException unreadable) {
            return Duration.ofMinutes(15);
        }
    }
}
