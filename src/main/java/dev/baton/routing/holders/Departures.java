package dev.baton.routing.holders;

import dev.baton.casefile.TimeFormat;
import dev.baton.engine.PersonLeft;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Who is gone is written down in the transaction in which they go. What they held is given away right after it: of the first
 * cases before whoever took them out gets an answer, of the others in the background, and by the next sweep if Baton was stopped
 * in between.
 */
@Component
class Departures {

    private static final Logger log = LoggerFactory.getLogger(Departures.class);
    private static final int AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final IdentityService identities;
    private final GiveAway giveAway;
    private final EmptyGroups emptyGroups;
    private final Clock clock;
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "departures"));

    Departures(JdbcClient jdbc, IdentityService identities, GiveAway giveAway, EmptyGroups emptyGroups, Clock clock) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.giveAway = giveAway;
        this.emptyGroups = emptyGroups;
        this.clock = clock;
    }

    record Departure(long id, PersonLeft left) {}

    @EventListener
    void remember(PersonLeft left) {
        jdbc.sql("insert into departure (person, group_name, at) values (?, ?, ?)")
                .params(left.person(), left.group(), TimeFormat.stored(clock.instant()))
                .update();
    }

    @TransactionalEventListener(fallbackExecution = true)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void follow(PersonLeft left) {
        try {
            all().stream().filter(departure -> departure.left().equals(left)).forEach(this::begin);
            emptyGroups.check();
        } catch (RuntimeException failure) {
            log.warn("What {} held could not be given away at once; the next sweep does it", left.person(), failure);
        }
    }

    List<Departure> all() {
        return jdbc.sql("select id, person, group_name from departure order by id")
                .query((row, number) -> new Departure(
                        row.getLong("id"), new PersonLeft(row.getString("person"), row.getString("group_name"))))
                .list();
    }

    private void begin(Departure departure) {
        if (isBack(departure.left())) {
            forget(departure);
            return;
        }
        var cases = giveAway.casesOf(departure.left().person());
        var first = giveAway.from(departure.left(), cases.subList(0, Math.min(AT_ONCE, cases.size())));
        if (cases.size() > AT_ONCE) {
            background.execute(() -> finish(departure));
        } else if (first) {
            forget(departure);
        }
    }

    /** All that is left; what fails is tried again by the next sweep. */
    void finish(Departure departure) {
        if (isBack(departure.left())
                || giveAway.from(
                        departure.left(), giveAway.casesOf(departure.left().person()))) {
            forget(departure);
        }
    }

    /** Somebody of that name may have come, or come back, meanwhile. */
    private boolean isBack(PersonLeft left) {
        var query = identities.createUserQuery().userId(left.person());
        return (left.group() == null ? query : query.memberOfGroup(left.group())).count() > 0;
    }

    private void forget(Departure departure) {
        jdbc.sql("delete from departure where id = ?").param(departure.id()).update();
    }

    @PreDestroy
    void stop() {
        background.shutdownNow();
    }
}
