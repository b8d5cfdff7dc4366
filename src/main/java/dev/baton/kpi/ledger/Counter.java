package dev.baton.kpi.ledger;

import dev.baton.casefile.TimeFormat;
import dev.baton.casefile.Trail;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the trail: whatever happened to a case is counted a second after it was committed, by one node at a time. How far it is stands in
 * the transaction that counts, so that a node killed in between has counted nothing twice and left nothing out.
 */
@Component
public class Counter {

    private static final Logger log = LoggerFactory.getLogger(Counter.class);
    private static final int ENTRIES_AT_ONCE = 2_000;
    private static final int ROUNDS = 50;

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Counted counted;
    private final AccountPasts accounts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Counter(
            JdbcClient jdbc,
            Trail trail,
            Counted counted,
            AccountPasts accounts,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.counted = counted;
        this.accounts = accounts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How many of all entries of the trail are counted. */
    public record Progress(long counted, long all) {

        public boolean isDone() {
            return counted >= all;
        }
    }

    public Progress progress() {
        return new Progress(place(), trail.size());
    }

    /** Where another node counts, nothing. */
    void follow() {
        try {
            for (int round = 0; round < ROUNDS && count() >= ENTRIES_AT_ONCE; round++) {
                log.debug("Counted up to entry {} of the trail", place());
            }
        } catch (RuntimeException failure) {
            log.warn("What happened could not be counted; tried again soon", failure);
        }
    }

    /** All there is until now, before it returns. */
    public void catchUp() {
        while (count() > 0) {
            log.debug("Counted up to entry {} of the trail", place());
        }
    }

    /** How many entries were looked at; 0 where none was left, or another node is at it. */
    private int count() {
        var looked = transaction.execute(begun -> {
            var place = jdbc.sql("select place from kpi_progress for update skip locked")
                    .query(Long.class)
                    .optional();
            if (place.isEmpty()) {
                return 0L;
            }
            var grown = trail.from(place.get(), ENTRIES_AT_ONCE);
            if (grown.until() == place.get()) {
                return 0L;
            }
            accounts.keep(grown.accounts());
            counted.again(grown.cases());
            jdbc.sql("update kpi_progress set place = ?, at = ?")
                    .params(grown.until(), TimeFormat.stored(clock.instant()))
                    .update();
            return grown.until() - place.get();
        });
        return looked == null ? 0 : looked.intValue();
    }

    private long place() {
        return jdbc.sql("select place from kpi_progress").query(Long.class).single();
    }
}
