package dev.baton.kpi.okrs;

import dev.baton.casefile.TimeFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the owners of objectives said of them, and when they said nothing. */
@Component
public class CheckIns {

    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    CheckIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The latest first, a hundred at most. */
    public List<CheckIn> of(String number) {
        Map<Long, List<CheckIn.Value>> values = jdbc
                .sql("""
                select said.* from okr_check_in_value said join okr_check_in on id = check_in where okr = ? order by position
                """)
                .param(number)
                .query((row, at) -> Map.entry(
                        row.getLong("check_in"),
                        new CheckIn.Value(
                                row.getInt("position"), row.getBigDecimal("value"), row.getBigDecimal("forecast"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select * from okr_check_in where okr = ? order by due desc limit ?")
                .params(number, MOST)
                .query((row, at) -> checkIn(row, values))
                .list();
    }

    /** False where that was told already. */
    public boolean missed(String number, Instant due) {
        return jdbc.sql(
                                "insert into okr_check_in (okr, due, missed_at) values (?, ?, ?) on conflict (okr, due) do nothing")
                        .params(number, TimeFormat.stored(due), now())
                        .update()
                > 0;
    }

    public void given(
            String number,
            Instant due,
            String by,
            CheckIn.Confidence confidence,
            String comment,
            List<CheckIn.Value> then) {
        var id = jdbc.sql("""
                insert into okr_check_in (okr, due, given_at, given_by, confidence, comment) values (?, ?, ?, ?, ?, ?)
                on conflict (okr, due) do update set given_at = excluded.given_at, given_by = excluded.given_by,
                  confidence = excluded.confidence, comment = excluded.comment
                returning id
                """)
                .params(number, TimeFormat.stored(due), now(), by, confidence.name(), comment)
                .query(Long.class)
                .single();
        then.forEach(value -> jdbc.sql("""
                insert into okr_check_in_value values (?, ?, ?, ?)
                on conflict (check_in, position) do update set value = excluded.value, forecast = excluded.forecast
                """)
                .params(id, value.position(), value.value(), value.forecast())
                .update());
    }

    private static CheckIn checkIn(ResultSet row, Map<Long, List<CheckIn.Value>> values) throws SQLException {
        var confidence = row.getString("confidence");
        return new CheckIn(
                row.getLong("id"),
                row.getTimestamp("due").toInstant(),
                Objectives.instant(row.getTimestamp("missed_at")),
                Objectives.instant(row.getTimestamp("given_at")),
                row.getString("given_by"),
                confidence == null ? null : CheckIn.Confidence.valueOf(confidence),
                row.getString("comment"),
                values.getOrDefault(row.getLong("id"), List.of()));
    }

    private Object now() {
        return TimeFormat.stored(clock.instant());
    }
}
