package dev.baton.alarms;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The alarms among the details of {@code /actuator/health}, by kind. Baton is up all the same: another instance would not have
 * somebody in an empty group either. Where the database does not answer at once, what was known last is told.
 */
@Component("alarmsHealthIndicator")
class AlarmsHealth implements HealthIndicator {

    private static final long PATIENCE_MILLIS = 200;

    private final Alarms alarms;
    private volatile List<Alarm> last = List.of();
    private @Nullable CompletableFuture<List<Alarm>> asked;

    AlarmsHealth(Alarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public Health health() {
        var now = ask().copy()
                .completeOnTimeout(last, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> last)
                .join();
        last = now;
        var health = Health.up();
        now.stream()
                .collect(Collectors.groupingBy(Alarm::kind, Collectors.mapping(Alarm::subject, Collectors.toList())))
                .forEach((kind, subjects) -> health.withDetail(kind.title(), subjects));
        return health.build();
    }

    /** Whoever asks while a silent database is being asked waits for the same answer. */
    private synchronized CompletableFuture<List<Alarm>> ask() {
        if (asked == null || asked.isDone()) {
            asked = CompletableFuture.supplyAsync(alarms::open);
        }
        return asked;
    }
}
