package dev.baton.statuspage.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** How often something was done by each, in a while that begins with the first time. */
final class Counts {

    private static final int REMEMBERED = 10_000;

    private final Cache<String, Count> counts;
    private final int most;
    private final Duration per;
    private final Clock clock;

    private record Count(Instant began, int times) {}

    Counts(int most, Duration per, Clock clock) {
        this.most = most;
        this.per = per;
        this.clock = clock;
        this.counts = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(per)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Whoever has no more left waits until the while is over. */
    void refuse(String who) {
        var count = counts.getIfPresent(who);
        if (count != null && count.times >= most && isOn(count)) {
            throw new TooOften(count.began.plus(per));
        }
    }

    void count(String who) {
        counts.asMap()
                .merge(
                        who,
                        new Count(clock.instant(), 1),
                        (before, first) -> isOn(before) ? new Count(before.began, before.times + 1) : first);
    }

    /** Refuses, else counts; what comes at the same instant is counted one after the other. */
    void take(String who) {
        var now = counts.asMap()
                .merge(
                        who,
                        new Count(clock.instant(), 1),
                        (before, first) ->
                                isOn(before) ? new Count(before.began, Math.min(before.times, most) + 1) : first);
        if (now.times > most) {
            throw new TooOften(now.began.plus(per));
        }
    }

    void forget() {
        counts.invalidateAll();
    }

    private boolean isOn(Count count) {
        return clock.instant().isBefore(count.began.plus(per));
    }
}
