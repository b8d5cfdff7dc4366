package dev.baton.raci.advice;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The questions that were asked, and what became of them. */
@Component
class AdviceQuestions {

    private static final String ALL = """
            select advice.*, interaction.text from advice left join interaction on interaction.id = advice.interaction
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AdviceQuestions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The id of the question; empty where the same one is open. */
    Optional<Long> ask(CaseNumber number, String activity, String group, Instant due) {
        return jdbc.sql("""
                insert into advice (case_number, activity, group_name, asked_at, due)
                values (:number, :activity, :group, :now, :due)
                on conflict (case_number, activity, group_name) where ended_at is null do nothing
                returning id
                """)
                .param("number", number.value())
                .param("activity", activity)
                .param("group", group)
                .param("now", TimeFormat.stored(clock.instant()))
                .param("due", TimeFormat.stored(due))
                .query(Long.class)
                .optional();
    }

    /** Empty where it is over already. */
    Optional<Advice> given(long id, @Nullable String by, long interaction) {
        return jdbc.sql("""
                update advice set ended_at = :now, given_by = :by, interaction = :interaction
                where id = :id and ended_at is null returning *, null as text
                """)
                .param("now", TimeFormat.stored(clock.instant()))
                .param("by", by)
                .param("interaction", interaction)
                .param("id", id)
                .query(Advice.class)
                .optional();
    }

    /** Empty where it is over already. */
    Optional<Advice> end(long id, WhyEnded why) {
        return jdbc.sql("""
                update advice set ended_at = :now, why_ended = :why
                where id = :id and ended_at is null returning *, null as text
                """)
                .param("now", TimeFormat.stored(clock.instant()))
                .param("why", why.code())
                .param("id", id)
                .query(Advice.class)
                .optional();
    }

    /**
     * Those that were open.
     *
     * @param activity null for every one
     */
    List<Advice> end(CaseNumber number, @Nullable String activity, WhyEnded why) {
        return jdbc.sql("""
                update advice set ended_at = :now, why_ended = :why
                where case_number = :number and ended_at is null and (:activity::text is null or activity = :activity)
                returning *, null as text
                """)
                .param("now", TimeFormat.stored(clock.instant()))
                .param("why", why.code())
                .param("number", number.value())
                .param("activity", activity)
                .query(Advice.class)
                .list();
    }

    List<Advice> openOf(CaseNumber number) {
        return jdbc.sql(ALL + "where advice.case_number = ? and advice.ended_at is null order by advice.id")
                .param(number.value())
                .query(Advice.class)
                .list();
    }

    /** The newest first. */
    List<Advice> latest(CaseNumber number, int most) {
        return jdbc.sql(ALL + "where advice.case_number = ? order by advice.id desc limit ?")
                .params(number.value(), most)
                .query(Advice.class)
                .list();
    }
}
