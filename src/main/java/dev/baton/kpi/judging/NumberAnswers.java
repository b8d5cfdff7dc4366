package dev.baton.kpi.judging;

import dev.baton.casefile.Deed;
import dev.baton.casefile.TimeFormat;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people answered for figures that were bad. */
@Component
public class NumberAnswers {

    public static final Set<String> CONCLUSIONS = Set.of("training", "process", "people", "mark", "chance");

    private static final int MOST_SHOWN = 50;

    private final Judgements judgements;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NumberAnswers(Judgements judgements, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.judgements = judgements;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param value of the figure when it was answered
     * @param conclusion one of {@link #CONCLUSIONS}
     * @param answeredBy null for a program
     */
    public record Answer(
            @Nullable BigDecimal value,
            String question,
            Instant askedAt,
            Instant answeredAt,
            @Nullable String answeredBy,
            String conclusion,
            String answer) {}

    /** The latest first. */
    public List<Answer> of(String figure) {
        return jdbc.sql("""
                select value, question, asked_at, answered_at, answered_by, conclusion, answer from number_answer
                where figure = ? order by id desc limit ?
                """)
                .params(figure, MOST_SHOWN)
                .query((row, number) -> new Answer(
                        row.getBigDecimal("value"),
                        row.getString("question"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                        row.getString("answered_by"),
                        row.getString("conclusion"),
                        row.getString("answer")))
                .list();
    }

    void add(String figure, @Nullable String by, String question, String conclusion, String answer) {
        var now = clock.instant();
        var judgement = judgements.hold(figure, now);
        var asked = judgement.askedAt() == null ? now : judgement.askedAt();
        jdbc.sql("""
                insert into number_answer (figure, value, question, asked_at, answered_at, answered_by, conclusion, answer)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        figure,
                        judgement.value(),
                        question,
                        TimeFormat.stored(asked),
                        TimeFormat.stored(now),
                        by,
                        conclusion,
                        answer)
                .update();
        judgements.keep(judgement.answered());
        events.publishEvent(Deed.of("NumberAnswered")
                .by(by)
                .about(NumberReviews.ABOUT, figure)
                .with("conclusion", conclusion)
                .words("answer", answer));
    }
}
