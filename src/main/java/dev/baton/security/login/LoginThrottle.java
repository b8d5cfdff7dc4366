package dev.baton.security.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords, not whom they guess at. Wrong tries are counted per user and address, and per address: a
 * stranger's tries never delay the right user elsewhere, and an address from which that user has logged in is not delayed for
 * what it did to others. Each delay is twice the one before and ends at a minute; a quarter of an hour without a try forgets
 * it all. Kept in memory, per node.
 */
@Component
public class LoginThrottle {

    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;
    private static final int FREE_PER_USER = 3;
    private static final int FREE_PER_ADDRESS = 20;

    private final Clock clock;
    private final Cache<String, Tries> ofUser;
    private final Cache<String, Tries> ofAddress;
    private final Cache<String, Boolean> atHome;

    LoginThrottle(Clock clock) {
        this.clock = clock;
        this.ofUser = remember(FORGOTTEN_AFTER);
        this.ofAddress = remember(FORGOTTEN_AFTER);
        this.atHome = remember(Duration.ofDays(30));
    }

    /**
     * Looks at the password unless it is too early to. One slow try of a user and address at a time: parallel ones gain nothing.
     *
     * @param remembered whether it is known to be right, which is asked without keeping others waiting
     */
    boolean isRight(String user, String address, BooleanSupplier remembered, BooleanSupplier password) {
        var pair = address + " " + user;
        var tries = ofUser.get(pair, first -> new Tries(FREE_PER_USER));
        var others = ofAddress.get(address, first -> new Tries(FREE_PER_ADDRESS));
        refuse(pair, tries, others);
        if (remembered.getAsBoolean()) {
            return right(pair, tries);
        }
        synchronized (tries.oneAtATime) {
            refuse(pair, tries, others);
            if (remembered.getAsBoolean() || password.getAsBoolean()) {
                return right(pair, tries);
            }
            tries.wrong(clock.instant());
            others.wrong(clock.instant());
            return false;
        }
    }

    private void refuse(String pair, Tries tries, Tries others) {
        refuseBefore(tries.until);
        if (atHome.getIfPresent(pair) == null) {
            refuseBefore(others.until);
        }
    }

    private boolean right(String pair, Tries tries) {
        tries.forget();
        atHome.put(pair, true);
        return true;
    }

    public void forgetAll() {
        List.of(ofUser, ofAddress, atHome).forEach(Cache::invalidateAll);
    }

    private void refuseBefore(Instant until) {
        var wait = Duration.between(clock.instant(), until);
        if (wait.compareTo(Duration.ZERO) > 0) {
            throw new TooManyTries(wait);
        }
    }

    private <V> Cache<String, V> remember(Duration time) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(time)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    private static final class Tries {

        private final Object oneAtATime = new Object();
        private final int free;
        private int wrong;
        private volatile Instant until = Instant.EPOCH;

        Tries(int free) {
            this.free = free;
        }

        synchronized void wrong(Instant now) {
            wrong++;
            if (wrong >= free) {
                var doublings = Math.min(wrong - free, 10);
                var delay = FIRST.multipliedBy(1L << doublings);
                until = now.plus(delay.compareTo(LONGEST) > 0 ? LONGEST : delay);
            }
        }

        synchronized void forget() {
            wrong = 0;
            until = Instant.EPOCH;
        }
    }
}
