package dev.baton.security.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.engine.PersonLeft;
import dev.baton.security.Groups;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who there is and of which group now, as authorities. Every request asks, so it is remembered for some seconds. What changes on
 * this node is forgotten with its transaction; another node knows it when those seconds are over.
 */
@Component
public class Memberships {

    static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final IdentityService identities;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<String, Person> people = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    Memberships(IdentityService identities) {
        this.identities = identities;
    }

    private record Person(boolean exists, List<GrantedAuthority> groups) {}

    public List<GrantedAuthority> of(String user) {
        return person(user).groups();
    }

    /** Without what a login brought with it besides. */
    List<GrantedAuthority> groupsIn(Collection<? extends GrantedAuthority> authorities) {
        return authorities.stream()
                .filter(authority -> Groups.NAMES.containsKey(authority.getAuthority()))
                .map(authority -> (GrantedAuthority) new SimpleGrantedAuthority(authority.getAuthority()))
                .toList();
    }

    public boolean exists(String user) {
        return person(user).exists();
    }

    /** Before whatever else follows a transaction, some of which takes its time. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION, fallbackExecution = true)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void forget(PersonLeft.OrCame change) {
        changes.incrementAndGet();
        people.invalidateAll();
    }

    /** A transaction may see what it has not committed: what is found there is nobody else's. */
    private Person person(String user) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return find(user);
        }
        var known = people.getIfPresent(user);
        return known != null ? known : remembered(user);
    }

    /** No lock is held while the database is asked: what was found while something changed is not kept. */
    private Person remembered(String user) {
        var before = changes.get();
        var found = find(user);
        people.put(user, found);
        if (changes.get() != before) {
            people.invalidate(user);
        }
        return found;
    }

    /** Only who exists is of a group. */
    private Person find(String user) {
        var groups = identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .map(group -> (GrantedAuthority) new SimpleGrantedAuthority(group))
                .toList();
        return new Person(
                !groups.isEmpty() || identities.createUserQuery().userId(user).count() > 0, groups);
    }
}
