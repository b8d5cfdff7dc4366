package dev.baton.security.passwords;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.engine.People;
import dev.baton.engine.PersonLeft;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who there is and of which group now, as authorities. Every request asks, so it is remembered, for as long as the database says that
 * nothing of it has changed: that is asked twice a second at most, and at once after a change on this node.
 */
@Component
public class Memberships {

    private static final long LOOK_EVERY = Duration.ofMillis(500).toNanos();

    private final People people;
    private final Cache<String, People.Known> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();
    private volatile Look last = new Look(0, System.nanoTime() - LOOK_EVERY);

    Memberships(People people) {
        this.people = people;
    }

    /** @param at before the database was asked, in nanoseconds */
    private record Look(long version, long at) {

        boolean isGood() {
            return System.nanoTime() - at < LOOK_EVERY;
        }
    }

    public List<GrantedAuthority> of(String user) {
        return find(user).map(Memberships::authorities).orElse(List.of());
    }

    public boolean exists(String user) {
        return find(user).isPresent();
    }

    /** Nothing is remembered of who does not exist. A transaction may see what it has not committed: that is nobody else's. */
    public Optional<People.Known> find(String user) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return people.find(user);
        }
        var person = known.getIfPresent(user);
        if (person != null && person.version() >= version()) {
            return Optional.of(person);
        }
        var found = people.find(user);
        found.ifPresentOrElse(now -> known.put(user, now), () -> known.invalidate(user));
        return found;
    }

    /** As it was half a second ago at most. */
    public long version() {
        var look = last;
        if (!look.isGood()) {
            var now = System.nanoTime();
            look = new Look(people.version(), now);
            last = look;
        }
        return look.version();
    }

    public static List<GrantedAuthority> authorities(People.Known person) {
        return person.groups().stream()
                .map(group -> (GrantedAuthority) new SimpleGrantedAuthority(group))
                .toList();
    }

    /** Before whatever else follows a transaction, some of which takes its time. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION, fallbackExecution = true)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void forget(PersonLeft.OrCame change) {
        known.invalidateAll();
        last = new Look(last.version(), System.nanoTime() - LOOK_EVERY);
    }
}
