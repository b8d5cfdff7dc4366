package dev.baton.statuspage.feedback;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class FeedbackRecords {

    private final JdbcClient jdbc;
    private final Clock clock;

    FeedbackRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One for each resolution that was answered, the oldest first. */
    List<Feedback> of(CaseNumber number) {
        return jdbc.sql("select * from feedback where case_number = ? order by resolved_at")
                .param(number.value())
                .query(Feedback.class)
                .list();
    }

    Optional<Feedback> of(CaseNumber number, Instant resolvedAt) {
        return jdbc.sql("select * from feedback where case_number = ? and resolved_at = ?")
                .params(number.value(), TimeFormat.stored(resolvedAt))
                .query(Feedback.class)
                .optional();
    }

    /** The first answer says who was there; a later one changes only what the customer says. */
    void keep(Case subject, Instant resolvedAt, CustomerAnswer answer) {
        jdbc.sql("""
                insert into feedback
                  (case_number, resolved_at, solved, csat, effort, words, accountable, responsible, team, given_at)
                values (:number, :resolvedAt, :solved, :csat, :effort, :words, :accountable,
                  (select author from interaction
                    where case_number = :number and direction = 'OUTBOUND' and not automatic and happened_at <= :resolvedAt
                    order by happened_at desc, id desc limit 1),
                  :team, :now)
                on conflict (case_number, resolved_at) do update set solved = excluded.solved, csat = excluded.csat,
                  effort = excluded.effort, words = excluded.words, changed_at = excluded.given_at
                """)
                .param("number", subject.number().value())
                .param("resolvedAt", TimeFormat.stored(resolvedAt))
                .param("solved", answer.solved())
                .param("csat", answer.csat())
                .param("effort", answer.effort())
                .param("words", answer.words())
                .param("accountable", subject.accountable())
                .param("team", subject.team())
                .param("now", TimeFormat.stored(clock.instant()))
                .update();
    }
}
