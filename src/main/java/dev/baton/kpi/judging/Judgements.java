package dev.baton.kpi.judging;

import dev.baton.casefile.TimeFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How good figures are, as it was last judged. */
@Component
public class Judgements {

    private final JdbcClient jdbc;

    Judgements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the id of the figure. */
    public Map<String, Judgement> all() {
        return jdbc.sql("select * from number_judgement").query(Judgements::read).list().stream()
                .collect(Collectors.toMap(Judgement::figure, Function.identity()));
    }

    public Optional<Judgement> find(String figure) {
        return jdbc.sql("select * from number_judgement where figure = ?")
                .param(figure)
                .query(Judgements::read)
                .optional();
    }

    /** True for one of all nodes that ask, and not before so much time has gone since it last was. */
    @Transactional
    public boolean areDue(Instant now, Duration every) {
        return jdbc.sql("""
                insert into number_judging (at) values (:now)
                on conflict (only_one) do update set at = excluded.at
                where number_judging.at <= :before or number_judging.at > :now
                """)
                        .param("now", TimeFormat.stored(now))
                        .param("before", TimeFormat.stored(now.minus(every)))
                        .update()
                == 1;
    }

    /** What is known of it; nobody else changes it until the transaction ends. */
    Judgement hold(String figure, Instant now) {
        jdbc.sql("insert into number_judgement (figure, since, judged_at) values (?, ?, ?) on conflict do nothing")
                .params(figure, TimeFormat.stored(now), TimeFormat.stored(now))
                .update();
        return jdbc.sql("select * from number_judgement where figure = ? for update")
                .param(figure)
                .query(Judgements::read)
                .single();
    }

    void keep(Judgement judgement) {
        jdbc.sql("""
                update number_judgement set judgement = ?, since = ?, judged_at = ?, value = ?, before = ?, question = ?,
                  asked_at = ?, review = ? where figure = ?
                """)
                .params(
                        judgement.verdict().name(),
                        TimeFormat.stored(judgement.since()),
                        TimeFormat.stored(judgement.judgedAt()),
                        judgement.value(),
                        judgement.before(),
                        judgement.question(),
                        judgement.askedAt() == null ? null : TimeFormat.stored(judgement.askedAt()),
                        judgement.review(),
                        judgement.figure())
                .update();
    }

    private static Judgement read(ResultSet row, int number) throws SQLException {
        return new Judgement(
                row.getString("figure"),
                Verdict.valueOf(row.getString("judgement")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("judged_at", OffsetDateTime.class).toInstant(),
                row.getBigDecimal("value"),
                row.getBigDecimal("before"),
                row.getString("question"),
                instant(row, "asked_at"),
                row.getString("review"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
