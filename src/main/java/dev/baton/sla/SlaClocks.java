package dev.baton.sla;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SlaClocks {

    private final JdbcClient jdbc;

    SlaClocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CaseClocks of(CaseNumber number) {
        return new CaseClocks(
                jdbc.sql("select * from sla_clock where case_number = ? order by anchor nulls last, name, subject")
                        .param(number.value())
                        .query(SlaClocks::read)
                        .list());
    }

    Optional<SlaClock> find(CaseNumber number, ClockName name, String subject) {
        return jdbc.sql("select * from sla_clock where case_number = ? and name = ? and subject = ?")
                .params(number.value(), name.id(), subject)
                .query(SlaClocks::read)
                .optional();
    }

    void save(SlaClock clock) {
        jdbc.sql("""
                insert into sla_clock
                  (case_number, name, subject, budget, because, anchor, paused_since, paused_for, met_at, passed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (case_number, name, subject) do update set
                  budget = excluded.budget, because = excluded.because, anchor = excluded.anchor,
                  paused_since = excluded.paused_since, paused_for = excluded.paused_for, met_at = excluded.met_at,
                  passed_at = excluded.passed_at
                """)
                .params(
                        clock.number().value(),
                        clock.name().id(),
                        clock.subject(),
                        clock.budget().toSeconds(),
                        clock.because(),
                        stored(clock.anchor()),
                        stored(clock.pausedSince()),
                        clock.pausedFor().toSeconds(),
                        stored(clock.metAt()),
                        stored(clock.passedAt()))
                .update();
    }

    private static SlaClock read(ResultSet row, int index) throws SQLException {
        return new SlaClock(
                new CaseNumber(row.getString("case_number")),
                ClockName.of(row.getString("name")),
                row.getString("subject"),
                Duration.ofSeconds(row.getLong("budget")),
                row.getString("because"),
                instant(row, "anchor"),
                instant(row, "paused_since"),
                Duration.ofSeconds(row.getLong("paused_for")),
                instant(row, "met_at"),
                instant(row, "passed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime stored(@Nullable Instant instant) {
        return instant == null ? null : Moments.stored(instant);
    }
}
