package dev.baton.desk.accounts;

import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much the teams have to do, in figures without cases: for who is about to promise something. Counted once a minute at most,
 * for all who ask.
 */
@Component
public class SupportLoad {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration LATELY = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Counted counted;

    private record Counted(Instant at, List<OfTeam> teams) {}

    SupportLoad(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param skill what its cases need; null where nothing in particular
     * @param open cases that are not resolved
     * @param people of the team
     * @param oldestUnanswered since when the customer waits longest for a reply; null where nobody waits
     * @param firstReplySeconds half of the cases reported in the last 30 days had their first reply within so many; null where none had
     */
    public record OfTeam(
            String team,
            @Nullable String skill,
            int open,
            int people,
            @Nullable Instant oldestUnanswered,
            @Nullable Double firstReplySeconds) {

        public @Nullable Double openEach() {
            return people == 0 ? null : (double) open / people;
        }

        public @Nullable String firstReply() {
            return firstReplySeconds == null
                    ? null
                    : TimeFormat.told(Duration.ofSeconds(firstReplySeconds.longValue()));
        }
    }

    public List<OfTeam> teams() {
        var now = clock.instant();
        var known = counted;
        if (known == null || Duration.between(known.at(), now).abs().compareTo(KEPT) > 0) {
            known = new Counted(now, count(now));
            counted = known;
        }
        return known.teams();
    }

    private List<OfTeam> count(Instant now) {
        return jdbc.sql("""
                with working as (
                  select c.team, c.skill, count(*) as open, min(waiting.anchor) as oldest_unanswered
                  from support_case c left join sla_clock waiting on waiting.case_number = c.number
                    and waiting.name in ('firstReply', 'nextReply') and waiting.anchor is not null and waiting.met_at is null
                  where c.closed_at is null and c.status = 'OPEN' and c.team is not null
                  group by c.team, c.skill),
                lately as (
                  select c.team, c.skill,
                    percentile_cont(0.5) within group (order by extract(epoch from first.met_at - first.anchor)) as first_reply_seconds
                  from support_case c join sla_clock first on first.case_number = c.number and first.name = 'firstReply'
                  where c.reported_at > :since and first.met_at is not null
                  group by c.team, c.skill)
                select working.*, lately.first_reply_seconds,
                  (select count(*) from act_id_membership member where member.group_id_ = working.team) as people
                from working left join lately
                  on lately.team = working.team and lately.skill is not distinct from working.skill
                order by working.team, working.skill
                """)
                .param("since", TimeFormat.stored(now.minus(LATELY)))
                .query(OfTeam.class)
                .list();
    }
}
