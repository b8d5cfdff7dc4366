package dev.baton.expectations.books;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.TimeFormat;
import dev.baton.security.ReadableCases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Promises that were due in a time, of the cases that whoever asks may read, and to the contacts of accounts of which they may read a case. One SQL statement, besides whose cases these are.
 */
@Component
class PromiseBooks {

    static final Duration LATELY = Duration.ofDays(30);
    static final Duration LONGEST = Duration.ofDays(366);
    static final int MOST = 200;

    private final JdbcClient jdbc;
    private final ReadableCases cases;
    private final Clock clock;

    PromiseBooks(JdbcClient jdbc, ReadableCases cases, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.clock = clock;
    }

    /** @param from inclusive @param to exclusive */
    record Period(Instant from, Instant to) {}

    /**
     * @param key the id of the person, team or account; null where nobody had it yet
     * @param name null where there is nobody of that id any more
     * @param open those due in the time that can still be kept
     */
    record Count(@Nullable String key, @Nullable String name, int kept, int broken, int moved, int open) {

        /** Of a hundred that were kept or broken; null where none was. */
        public @Nullable Integer keptOfHundred() {
            return kept + broken == 0 ? null : Math.round(100f * kept / (kept + broken));
        }
    }

    /** @throws Refusal where it ends before it begins, or is longer than {@link #LONGEST} */
    Period period(@Nullable Instant from, @Nullable Instant to) {
        var end = to == null ? clock.instant().plus(Duration.ofDays(1)) : to;
        var start = from == null ? end.minus(LATELY) : from;
        if (!start.isBefore(end)) {
            throw new Refusal("to", "must lie after from");
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw new Refusal(
                    "from", "lies more than %d days before to; ask for a shorter time".formatted(LONGEST.toDays()));
        }
        return new Period(start, end);
    }

    static By by(String given) {
        try {
            return By.valueOf(given.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException other) {
            throw new Refusal("by", "must be person, team or account");
        }
    }

    /** Those with the most broken ones first, {@link #MOST} at most. */
    List<Count> of(Authentication login, By by, Period period) {
        var own = cases.readBy(login);
        return jdbc.sql("""
                select counted.key, %s as name, counted.kept, counted.broken, counted.moved, counted.open
                from (
                  select %s as key,
                    count(*) filter (where p.outcome = 'KEPT') as kept,
                    count(*) filter (where p.outcome = 'BROKEN' or (p.outcome is null and p.due < :now)) as broken,
                    count(*) filter (where p.outcome = 'MOVED') as moved,
                    count(*) filter (where p.outcome is null and p.due >= :now) as open
                  from promise p left join support_case c on c.number = p.case_number
                  where p.due >= :from and p.due < :to and coalesce(p.outcome, 'KEPT') in ('KEPT', 'BROKEN', 'MOVED')
                    and (p.case_number is not null and %s
                      or p.case_number is null
                        and exists (select 1 from support_case theirs where theirs.account = p.account and %s))
                  group by 1) counted
                order by counted.broken desc, counted.kept desc, counted.key limit :most
                """.formatted(by.name, by.key, own.include("c.number"), own.include("theirs.number")))
                .params(Map.copyOf(own.params()))
                .param("now", TimeFormat.stored(clock.instant()))
                .param("from", TimeFormat.stored(period.from()))
                .param("to", TimeFormat.stored(period.to()))
                .param("most", MOST)
                .query(Count.class)
                .list();
    }
}
