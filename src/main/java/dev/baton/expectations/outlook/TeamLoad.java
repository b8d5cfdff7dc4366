package dev.baton.expectations.outlook;

import dev.baton.casefile.Priority;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much a team has to do, and how long its customers waited for a word lately. One SQL statement. */
@Component
class TeamLoad {

    private static final int LAST = 100;

    private final JdbcClient jdbc;

    TeamLoad(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param name of the team
     * @param open its open cases of this priority or a higher one
     * @param critical how many of them are P1
     * @param words how many of the last promised words the median is of
     * @param medianSeconds half of them were given so long after they were promised; null where there is none
     */
    record Load(
            String name,
            int open,
            int critical,
            int words,
            @Nullable Double medianSeconds) {

        /** How long a word takes, by what it took lately; null where too few were given to say so. */
        @Nullable
        Duration expectedWait(int enough) {
            return words < enough || medianSeconds == null ? null : Duration.ofSeconds(medianSeconds.longValue());
        }
    }

    Load of(String team, @Nullable Priority priority) {
        return jdbc.sql("""
                select coalesce((select name_ from act_id_group where id_ = :team), :team) as name,
                  open.*, lately.*
                from (
                  select count(*) as open, count(*) filter (where priority = 'P1') as critical
                  from support_case where closed_at is null and status = 'OPEN' and team = :team and priority <= :priority) open,
                (select count(*) as words,
                    percentile_cont(0.5) within group (order by extract(epoch from ended_at - made_at)) as median_seconds
                  from (
                    select made_at, ended_at from promise
                    where held_team = :team and case_number is not null and outcome in ('KEPT', 'BROKEN') and ended_at is not null
                    order by ended_at desc limit :last) last_words) lately
                """)
                .param("team", team)
                .param("priority", priority == null ? Priority.P3.name() : priority.name())
                .param("last", LAST)
                .query(Load.class)
                .single();
    }
}
