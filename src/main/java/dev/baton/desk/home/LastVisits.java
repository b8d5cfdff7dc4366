package dev.baton.desk.home;

import dev.baton.casefile.TimeFormat;
import dev.baton.desk.search.Workers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When somebody was here before, and what they have missed since. */
@Component
class LastVisits {

    /** Who comes back sooner than this is still on the same visit, and is told the same. */
    private static final Duration ONE_VISIT = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    LastVisits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param author null where it is not known */
    record Heard(String number, String subject, @Nullable String author, Instant at) {}

    /** The visit before this one; null on the first. */
    @Nullable
    Instant before(String person) {
        var now = TimeFormat.stored(clock.instant());
        return jdbc.sql("""
                insert into last_visit as visit (person, at) values (:person, :now)
                on conflict (person) do update set at = :now,
                  before = case when visit.at < :sooner then visit.at else visit.before end
                returning before
                """)
                .param("person", person)
                .param("now", now)
                .param("sooner", now.minus(ONE_VISIT))
                .query((row, number) -> new Visit(row.getObject("before", OffsetDateTime.class)))
                .single()
                .instant();
    }

    private record Visit(@Nullable OffsetDateTime at) {

        @Nullable
        Instant instant() {
            return at == null ? null : at.toInstant();
        }
    }

    /** What customers wrote since then on the open cases this person answers for or works on, the latest first. */
    List<Heard> heard(String person, Instant since, int most) {
        return jdbc.sql("""
                select c.number, c.subject, said.author, said.at
                from support_case c cross join lateral (
                  select author, at from interaction where case_number = c.number and direction = 'INBOUND' and not automatic
                    and at > :since order by happened_at desc, id desc limit 1) said
                where c.closed_at is null and c.number in (
                  select number from support_case where closed_at is null and (accountable = :person or responsible = :person)
                  union all %s)
                order by said.at desc, c.number limit :most
                """.formatted(Workers.numbersOf("array[:person]")))
                .param("person", person)
                .param("since", TimeFormat.stored(since))
                .param("most", most)
                .query(Heard.class)
                .list();
    }
}
