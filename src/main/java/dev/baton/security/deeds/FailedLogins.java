package dev.baton.security.deeds;

import dev.baton.casefile.Deed;
import dev.baton.web.Neighbourhood;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Refused logins, so that nobody fills the disk with them: of an address ten in a minute each by itself, a hundred of all addresses,
 * and of the others how many they were, when the minute is over.
 */
@Component
class FailedLogins {

    static final int EACH = 10;
    static final int ALL = 100;

    /** Addresses that are counted each by itself; those beyond are counted together. */
    static final int ADDRESSES = 200;

    private static final String OTHERS = "others";

    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, Tally> tallies = new HashMap<>();
    private Instant minute = Instant.EPOCH;
    private int told;

    FailedLogins(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    private static final class Tally {

        private int tries;
        private int untold;
    }

    /**
     * @param person whose name was tried; null where it is nobody's
     * @param how password, basic, token or provider
     * @param why refused or slowed
     */
    void tell(@Nullable String person, String how, String why, String address) {
        tellOfThePast();
        if (isToBeTold(address)) {
            var deed = Deed.of("LoginFailed").by("baton").with("how", how).with("why", why);
            events.publishEvent((person == null ? deed : deed.about(Deed.PERSON, person)).words("from", address));
        }
    }

    private synchronized boolean isToBeTold(String address) {
        var place = Neighbourhood.of(address);
        var tally = tallies.size() < ADDRESSES || tallies.containsKey(place)
                ? tallies.computeIfAbsent(place, first -> new Tally())
                : tallies.computeIfAbsent(OTHERS, first -> new Tally());
        if (++tally.tries <= EACH && told < ALL) {
            told++;
            return true;
        }
        tally.untold++;
        return false;
    }

    /** Of minutes that are over. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void tellOfThePast() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        past(now)
                .forEach((address, untold) -> events.publishEvent(
                        Deed.of("LoginsFailed").by("baton").with("more", untold).words("from", address)));
    }

    private synchronized Map<String, Integer> past(Instant now) {
        var past = new HashMap<String, Integer>();
        if (!now.equals(minute)) {
            tallies.forEach((address, tally) -> {
                if (tally.untold > 0) {
                    past.put(address, tally.untold);
                }
            });
            tallies.clear();
            told = 0;
            minute = now;
        }
        return past;
    }
}
