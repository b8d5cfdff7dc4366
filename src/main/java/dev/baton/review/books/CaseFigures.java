package dev.baton.review.books;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a case was like in numbers, for those who review it. */
@Component
public class CaseFigures {

    private final JdbcClient jdbc;

    CaseFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param replies to the customer, by people
     * @param passed deadlines that passed
     * @param handOvers escalations that were accepted
     * @param level the highest it reached
     */
    public record Figures(
            Instant reportedAt,
            @Nullable Instant closedAt,
            @Nullable String priority,
            long replies,
            long passed,
            long escalations,
            long handOvers,
            int level,
            int reopened) {

        public @Nullable String open() {
            return closedAt == null ? null : TimeFormat.told(Duration.between(reportedAt, closedAt));
        }
    }

    /** @param clock the name of the clock, {@code priority} what the case had then */
    public record Passed(String clock, String priority, Instant at) {}

    public Optional<Figures> of(CaseNumber number) {
        return jdbc.sql("""
                select reported_at, closed_at, priority, reopened,
                  (select count(*) from interaction said where said.case_number = c.number and direction = 'OUTBOUND' and not automatic) as replies,
                  (select count(*) from sla_event told where told.case_number = c.number and what = 'passed') as passed,
                  (select count(*) from escalation asked where asked.case_number = c.number) as escalations,
                  (select count(*) from escalation asked where asked.case_number = c.number and answered_at is not null) as hand_overs,
                  (select coalesce(max(level), 0) from escalation asked where asked.case_number = c.number) as level
                from support_case c where number = ?
                """).param(number.value()).query(Figures.class).optional();
    }

    /** The deadlines that passed, the first first. */
    public List<Passed> passed(CaseNumber number) {
        return jdbc.sql("select clock, priority, at from breached_as where case_number = ? order by at, clock")
                .param(number.value())
                .query(Passed.class)
                .list();
    }
}
