package dev.baton.history.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The paths that ended instances of a period took, and the teams their tasks went to; looked up as {@link PassCounts} does. */
@Component
public class PathCounts {

    private static final String PATHS = """
            , path as (
              select seen.proc_inst_id_, extract(epoch from max(seen.end_time_) - max(seen.start_time_)) as took,
                string_agg(a.act_id_, ' ' order by a.start_time_, a.sequence_counter_, a.id_) as elements
              from seen cross join lateral (
                select * from act_hi_actinst one where one.proc_inst_id_ = seen.proc_inst_id_ offset 0) a
              where seen.end_time_ is not null and a.act_type_ not like '%Gateway' and a.act_type_ <> 'multiInstanceBody'
              group by seen.proc_inst_id_
            )
            select elements, count(*) as instances, percentile_cont(0.5) within group (order by took) as median,
              min(proc_inst_id_) as example, count(*) over () as paths, sum(count(*)) over () as ended
            from path group by elements order by instances desc, elements limit :paths
            """;

    private static final String TEAMS = """
            select t.proc_inst_id_, t.task_def_key_, t.id_, l.timestamp_, l.group_id_, l.operation_type_
            from seen cross join lateral (
              select * from act_hi_taskinst one where one.proc_inst_id_ = seen.proc_inst_id_ offset 0) t
            cross join lateral (
              select * from act_hi_identitylink one where one.task_id_ = t.id_ and one.type_ = 'candidate'
                and one.group_id_ is not null offset 0) l
            order by t.proc_inst_id_, t.task_def_key_, t.start_time_, t.id_, l.timestamp_, l.operation_type_, l.group_id_
            """;

    private final JdbcClient jdbc;

    PathCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A group may take a task from now on, or no more. */
    public record TeamChange(String instance, String element, String task, Instant at, String group, boolean comes) {}

    /** @param paths how many different ones there are @param ended how many instances took them, all together */
    public record Found(List<PathCount> most, long paths, long ended) {}

    public Found most(Period period, int limit) {
        record Row(PathCount path, long paths, long ended) {}
        var rows = jdbc.sql(period.seen() + PATHS)
                .params(period.params())
                .param("paths", limit)
                .query((row, number) -> new Row(read(row), row.getLong("paths"), row.getLong("ended")))
                .list();
        return rows.isEmpty()
                ? new Found(List.of(), 0, 0)
                : new Found(
                        rows.stream().map(Row::path).toList(),
                        rows.get(0).paths(),
                        rows.get(0).ended());
    }

    /** What the engine wrote down of the groups that tasks were open to, task by task of each element in an instance. */
    public List<TeamChange> teams(Period period) {
        return jdbc.sql(period.seen() + TEAMS)
                .params(period.params())
                .query((row, number) -> new TeamChange(
                        row.getString("proc_inst_id_"),
                        row.getString("task_def_key_"),
                        row.getString("id_"),
                        EngineTime.read(row, "timestamp_"),
                        row.getString("group_id_"),
                        row.getString("operation_type_").equals("add")))
                .list();
    }

    private static PathCount read(ResultSet row) throws SQLException {
        return new PathCount(
                List.of(row.getString("elements").split(" ")),
                row.getLong("instances"),
                Objects.requireNonNullElse(EngineTime.seconds(row, "median"), Duration.ZERO),
                row.getString("example"));
    }
}
