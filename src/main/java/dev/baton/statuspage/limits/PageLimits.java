package dev.baton.statuspage.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.statuspage.StatusPageSettings;
import dev.baton.web.Neighbourhood;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How much is answered to an address, and by a link. Wrong links are counted by address; one that was opened from an address is answered
 * there however many wrong ones come from it, so that whoever guesses makes nobody wait. Kept in memory, per node.
 */
@Component
public class PageLimits {

    private static final int LINKS_OF_AN_ADDRESS = 5;
    private static final int REMEMBERED = 10_000;

    private final Counts wrong;
    private final Counts looksOfLink;
    private final Counts looksOfAddress;
    private final Counts actsOfLink;
    private final Counts actsOfAddress;
    private final Cache<String, Boolean> known;

    PageLimits(StatusPageSettings settings, Clock clock) {
        var limits = settings.limits();
        this.wrong = new Counts(limits.wrongLinks(), limits.per(), clock);
        this.looksOfLink = new Counts(limits.looks(), limits.per(), clock);
        this.looksOfAddress = new Counts(limits.looks() * LINKS_OF_AN_ADDRESS, limits.per(), clock);
        this.actsOfLink = new Counts(limits.acts(), limits.per(), clock);
        this.actsOfAddress = new Counts(limits.acts() * LINKS_OF_AN_ADDRESS, limits.per(), clock);
        this.known = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(Duration.ofDays(1))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Before anything is looked up: {@link TooOften} for an address that sent too many wrong links. */
    public void beforeLooking(String address, String token) {
        if (known.getIfPresent(pair(address, token)) == null) {
            wrong.refuse(Neighbourhood.of(address));
        }
    }

    public void wrong(String address) {
        wrong.count(Neighbourhood.of(address));
    }

    public void look(String address, String token, long link) {
        known.put(pair(address, token), true);
        looksOfLink.take(String.valueOf(link));
        looksOfAddress.take(Neighbourhood.of(address));
    }

    public void act(String address, long link) {
        actsOfLink.take(String.valueOf(link));
        actsOfAddress.take(Neighbourhood.of(address));
    }

    public void forgetAll() {
        known.invalidateAll();
        for (var counts : new Counts[] {wrong, looksOfLink, looksOfAddress, actsOfLink, actsOfAddress}) {
            counts.forget();
        }
    }

    private static String pair(String address, String token) {
        return Neighbourhood.of(address) + " " + token;
    }
}
