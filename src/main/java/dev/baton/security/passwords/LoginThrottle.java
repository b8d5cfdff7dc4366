package dev.baton.security.passwords;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.web.Neighbourhood;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords, not whom they guess at. Wrong tries are counted per user and address, and per address: a
 * stranger's tries never delay the right user elsewhere, and an address from which that user has logged in is not delayed for
 * what it did to others. A try counts from its beginning until it turns out to be right. Each delay is twice the one before and ends
 * at a minute; a quarter of an hour without a try forgets it all. Kept in memory, per node.
 */
@Component
public class LoginThrottle {

    static final Duration LONGEST = WrongTries.LONGEST;

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;
    private static final int FREE_PER_USER = 3;
    private static final int FREE_PER_ADDRESS = 20;

    private final Clock clock;
    private final Cache<String, WrongTries> ofUser;
    private final Cache<String, WrongTries> ofAddress;
    private final Cache<String, Boolean> atHome;

    LoginThrottle(Clock clock) {
        this.clock = clock;
        this.ofUser = remember(FORGOTTEN_AFTER);
        this.ofAddress = remember(FORGOTTEN_AFTER);
        this.atHome = remember(Duration.ofDays(30));
    }

    /** A try that has begun: what becomes of it is said before it is closed, or it does not count. */
    final class Reserved implements AutoCloseable {

        private final String pair;
        private final WrongTries tries;
        private final WrongTries others;
        private boolean over;

        private Reserved(String pair, WrongTries tries, WrongTries others) {
            this.pair = pair;
            this.tries = tries;
            this.others = others;
        }

        void was(boolean right) {
            over = true;
            if (right) {
                others.giveBack();
                LoginThrottle.this.right(pair, tries);
            } else {
                tries.wrong(clock.instant());
                others.wrong(clock.instant());
            }
        }

        @Override
        public void close() {
            if (!over) {
                tries.giveBack();
                others.giveBack();
            }
        }
    }

    /** Counts the try; {@link TooManyTries} where it is too early for one. */
    Reserved reserve(String user, String address) {
        var pair = pair(user, address);
        var tries = triesOf(pair);
        var others = othersOf(address);
        tries.reserve(clock.instant());
        try {
            if (isAtHome(pair)) {
                others.reserveAnyway();
            } else {
                others.reserve(clock.instant());
            }
        } catch (TooManyTries tooMany) {
            tries.giveBack();
            throw tooMany;
        }
        return new Reserved(pair, tries, others);
    }

    void refuseWhoWaits(String user, String address) {
        var pair = pair(user, address);
        triesOf(pair).refuseBefore(clock.instant());
        if (!isAtHome(pair)) {
            othersOf(address).refuseBefore(clock.instant());
        }
    }

    /** A password that was known to be right was tried. */
    void right(String user, String address) {
        var pair = pair(user, address);
        atHome.put(pair, true);
        triesOf(pair).forget();
    }

    private void right(String pair, WrongTries tries) {
        atHome.put(pair, true);
        tries.giveBack();
        tries.forget();
    }

    public void forgetAll() {
        List.of(ofUser, ofAddress, atHome).forEach(Cache::invalidateAll);
    }

    private boolean isAtHome(String pair) {
        return atHome.getIfPresent(pair) != null;
    }

    private WrongTries triesOf(String pair) {
        return ofUser.get(pair, first -> new WrongTries(FREE_PER_USER));
    }

    private WrongTries othersOf(String address) {
        return ofAddress.get(Neighbourhood.of(address), first -> new WrongTries(FREE_PER_ADDRESS));
    }

    private static String pair(String user, String address) {
        return Neighbourhood.of(address) + " " + user;
    }

    private <V> Cache<String, V> remember(Duration time) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(time)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }
}
