package dev.baton.security.deeds;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** What is told once a day (UTC) by this node since it started, however often it happens. */
@Component
class OnceADay {

    private static final int REMEMBERED = 200_000;

    private final Cache<String, LocalDate> told = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofDays(1))
            .build();
    private final Clock clock;

    OnceADay(Clock clock) {
        this.clock = clock;
    }

    boolean isKnown(String what) {
        return today().equals(told.getIfPresent(what));
    }

    /** What could not be told is told the next time. */
    void tell(String what, Runnable telling) {
        if (today().equals(told.asMap().put(what, today()))) {
            return;
        }
        try {
            telling.run();
        } catch (RuntimeException failed) {
            told.invalidate(what);
            throw failed;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
