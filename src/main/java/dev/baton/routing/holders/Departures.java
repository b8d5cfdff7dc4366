package dev.baton.routing.holders;

import dev.baton.casefile.TimeFormat;
import dev.baton.engine.PersonLeft;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Who is gone is written down in the transaction in which they go. What they held is given away right after it, one departure
 * after the other by one thread, so that many who leave at once take no connection from anybody; whoever took them out waits for it
 * a moment, unless somebody else waits. Until everybody has seen that they are gone it is looked again, less and less often; what is
 * left then is done by the next sweep.
 */
@Component
class Departures {

    private static final Logger log = LoggerFactory.getLogger(Departures.class);
    private static final int PATIENCE_SECONDS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final JdbcClient jdbc;
    private final GiveAway giveAway;
    private final EmptyGroups emptyGroups;
    private final StandIns standIns;
    private final Clock clock;
    private final Semaphore waiting = new Semaphore(1);
    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "departures"));

    Departures(JdbcClient jdbc, GiveAway giveAway, EmptyGroups emptyGroups, StandIns standIns, Clock clock) {
        this.jdbc = jdbc;
        this.giveAway = giveAway;
        this.emptyGroups = emptyGroups;
        this.standIns = standIns;
        this.clock = clock;
    }

    record Departure(long id, PersonLeft left) {}

    @EventListener
    void remember(PersonLeft left) {
        jdbc.sql("insert into departure (person, group_name, at) values (?, ?, ?)")
                .params(left.person(), left.group(), TimeFormat.stored(clock.instant()))
                .update();
    }

    /** No connection is asked for here: the one of the transaction that ends is kept meanwhile, and others may need the rest. */
    @TransactionalEventListener(fallbackExecution = true)
    void follow(PersonLeft left) {
        if (background.isShutdown()) {
            return;
        }
        var work = CompletableFuture.runAsync(() -> giveAway(left, FIRST_PAUSE), background);
        if (waiting.tryAcquire()) {
            try {
                work.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            } finally {
                waiting.release();
            }
        }
    }

    private void giveAway(PersonLeft left, Duration pause) {
        try {
            all(left).forEach(this::finish);
            emptyGroups.check();
            standIns.look();
            if (!all(left).isEmpty() && pause.compareTo(LONGEST_PAUSE) < 0) {
                lookAgain(left, pause);
            }
        } catch (RuntimeException failure) {
            log.warn("What {} held could not be given away at once; the next sweep does it", left.person(), failure);
        }
    }

    private void lookAgain(PersonLeft left, Duration pause) {
        try {
            background.schedule(() -> giveAway(left, pause.multipliedBy(2)), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            log.debug("What {} held is looked for by the next sweep", left.person());
        }
    }

    private List<Departure> all(PersonLeft left) {
        return all().stream().filter(departure -> departure.left().equals(left)).toList();
    }

    List<Departure> all() {
        return jdbc.sql("select id, person, group_name from departure order by id")
                .query((row, number) -> new Departure(
                        row.getLong("id"), new PersonLeft(row.getString("person"), row.getString("group_name"))))
                .list();
    }

    /**
     * Gives away all they hold; what fails is tried again by the next sweep. It is over once nobody is left who may have chosen them
     * without having seen that they are gone.
     */
    void finish(Departure departure) {
        var seen = isSeenByEverybody(departure);
        if (giveAway.from(departure.left()) && seen) {
            forget(departure);
        }
    }

    /** Whether every transaction has ended that was under way when it was looked at first, after it was committed. */
    private boolean isSeenByEverybody(Departure departure) {
        jdbc.sql("""
                update departure set seen_from = pg_snapshot_xmax(pg_current_snapshot())
                where id = ? and seen_from is null
                """).param(departure.id()).update();
        return jdbc.sql("select seen_from <= pg_snapshot_xmin(pg_current_snapshot()) from departure where id = ?")
                .param(departure.id())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private void forget(Departure departure) {
        jdbc.sql("delete from departure where id = ?").param(departure.id()).update();
    }

    @PreDestroy
    void stop() {
        background.shutdownNow();
    }
}
