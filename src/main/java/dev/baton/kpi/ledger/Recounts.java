package dev.baton.kpi.ledger;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.TimeFormat;
import dev.baton.casefile.Trail;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts everything again from the trails, some cases at a time, and says what was otherwise; it is right afterwards. What days add up to is
 * compared with their facts in the end. A recount that was killed goes on where it was.
 */
@Component
public class Recounts {

    private static final Logger log = LoggerFactory.getLogger(Recounts.class);
    private static final int CASES_AT_ONCE = 200;
    private static final int EXAMPLES = 20;
    static final String SUBJECT = "kpi";

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Counted counted;
    private final SumsAgain sums;
    private final Alarms alarms;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recounts(
            JdbcClient jdbc,
            Trail trail,
            Counted counted,
            SumsAgain sums,
            Alarms alarms,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.counted = counted;
        this.sums = sums;
        this.alarms = alarms;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param seen cases until now
     * @param differences cases, and days, that counted otherwise than their trails say
     * @param examples some of these
     * @param finishedAt null while it goes on
     */
    public record Recount(
            long id,
            @Nullable String askedBy,
            Instant askedAt,
            long seen,
            long ofAll,
            long differences,
            List<String> examples,
            @Nullable Instant finishedAt) {}

    /** Begins one, unless one goes on, and remembers who asked. @param by null for Baton itself */
    public boolean ask(@Nullable String by) {
        return Boolean.TRUE.equals(transaction.execute(begun -> {
            var made =
                    jdbc.sql("""
                            insert into kpi_recount (asked_by, asked_at, of_all)
                            values (?, ?, (select count(*) from support_case)) on conflict do nothing
                            """).params(by, TimeFormat.stored(clock.instant())).update() == 1;
            if (made && by != null) {
                events.publishEvent(Deed.of("FiguresRecounted").by(by));
            }
            return made;
        }));
    }

    public Optional<Recount> latest() {
        return jdbc.sql("""
                        select id, asked_by, asked_at, seen, of_all, differences, examples, finished_at
                        from kpi_recount order by id desc limit 1
                        """)
                .query((row, nth) -> new Recount(
                        row.getLong("id"),
                        row.getString("asked_by"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getLong("seen"),
                        row.getLong("of_all"),
                        row.getLong("differences"),
                        List.of((String[]) row.getArray("examples").getArray()),
                        row.getTimestamp("finished_at") == null
                                ? null
                                : row.getTimestamp("finished_at").toInstant()))
                .optional();
    }

    void goOn() {
        try {
            finish();
        } catch (RuntimeException failure) {
            log.warn("The recount stopped; it goes on soon", failure);
        }
    }

    /** To its end, if one goes on. */
    public void finish() {
        while (step()) {
            log.debug("Recounting");
        }
    }

    private record Open(long id, String afterCase) {}

    /** Some cases of the one that goes on; false where there is none, or another node is at it. */
    private boolean step() {
        return Boolean.TRUE.equals(transaction.execute(begun -> {
            var open = jdbc.sql(
                            "select id, after_case from kpi_recount where finished_at is null for update skip locked")
                    .query(Open.class)
                    .optional();
            if (open.isEmpty()) {
                return false;
            }
            var place = jdbc.sql("select place from kpi_progress for update")
                    .query(Long.class)
                    .single();
            var numbers = jdbc.sql("select number from support_case where number > ? order by number limit ?")
                    .params(open.get().afterCase(), CASES_AT_ONCE)
                    .query(String.class)
                    .list();
            if (numbers.isEmpty()) {
                note(open.get().id(), open.get().afterCase(), 0, sums.compare());
                end(open.get().id());
            } else {
                var differing = new ArrayList<>(
                        counted.again(numbers.stream().map(CaseNumber::new).toList()));
                differing.removeAll(trail.grownSince(place, differing));
                note(open.get().id(), numbers.get(numbers.size() - 1), numbers.size(), differing);
            }
            return true;
        }));
    }

    private void note(long id, String after, int seen, List<String> differing) {
        jdbc.sql("""
                update kpi_recount set after_case = ?, seen = seen + ?, differences = differences + ?,
                  examples = (examples || ?::text[])[1:?] where id = ?
                """)
                .params(after, seen, differing.size(), differing.toArray(String[]::new), EXAMPLES, id)
                .update();
    }

    private void end(long id) {
        jdbc.sql("update kpi_recount set finished_at = ? where id = ?")
                .params(TimeFormat.stored(clock.instant()), id)
                .update();
        var done = latest().orElseThrow();
        if (done.differences() == 0) {
            alarms.settleAllBut(Alarm.Kind.NUMBERS_DIFFERED, counted.failing());
        } else {
            alarms.raise(
                    Alarm.Kind.NUMBERS_DIFFERED,
                    SUBJECT,
                    "A recount found %d cases or days that had been counted otherwise than their trails say, such as %s. They are right now; the next recount that finds none ends this alarm."
                            .formatted(done.differences(), String.join(", ", done.examples())));
        }
    }
}
