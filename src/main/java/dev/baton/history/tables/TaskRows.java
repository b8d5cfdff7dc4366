package dev.baton.history.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks of an instance in the order in which they came, with when somebody had them first: the engine's API tells that of one task at a time. */
@Component
public class TaskRows {

    private final JdbcClient jdbc;

    TaskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<TaskRow> of(String instance, int limit) {
        return jdbc.sql("""
                select t.id_, t.task_def_key_, t.name_, t.assignee_, t.start_time_, t.end_time_, t.due_date_, t.delete_reason_, taken.at as taken_at
                from act_hi_taskinst t
                left join lateral (select min(l.timestamp_) as at from act_hi_identitylink l
                  where l.task_id_ = t.id_ and l.type_ = 'assignee' and l.operation_type_ = 'add') taken on true
                where t.proc_inst_id_ = :instance order by t.start_time_, t.id_ limit :limit
                """)
                .param("instance", instance)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    private static TaskRow read(ResultSet row) throws SQLException {
        var created = EngineTime.read(row, "start_time_");
        var taken = EngineTime.readIfAny(row, "taken_at");
        var ended = EngineTime.readIfAny(row, "end_time_");
        var reason = row.getString("delete_reason_");
        return new TaskRow(
                row.getString("id_"),
                String.valueOf(row.getString("task_def_key_")),
                String.valueOf(row.getString("name_")),
                row.getString("assignee_"),
                created,
                taken,
                ended,
                EngineTime.readIfAny(row, "due_date_"),
                reason,
                between(created, taken == null ? ended : taken),
                "completed".equals(reason) ? between(taken, ended) : null);
    }

    private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : Duration.between(from, to);
    }
}
