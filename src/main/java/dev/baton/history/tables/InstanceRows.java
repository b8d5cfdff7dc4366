package dev.baton.history.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Instances by what is known of them, the newest first. Only so many of those that an index finds are looked at for one answer,
 * so that it takes no longer with a hundred thousand of them; whoever asks is told where the look ended.
 */
@Component
public class InstanceRows {

    private static final String LOOKED = """
            select p.* from act_hi_procinst p where %s order by %s desc, p.proc_inst_id_ desc limit :searched
            """;

    private static final String FOUND = """
            select p.proc_inst_id_, p.business_key_, p.proc_def_key_, p.proc_def_id_, p.start_time_, p.end_time_, p.state_, p.delete_reason_,
              array(select distinct coalesce(a.act_name_, a.act_id_) from act_hi_actinst a where a.proc_inst_id_ = p.proc_inst_id_
                and a.end_time_ is null and p.end_time_ is null and a.act_type_ <> 'multiInstanceBody' order by 1 limit 5) as open_at,
              (select coalesce(a.act_name_, a.act_id_) from act_hi_actinst a where a.proc_inst_id_ = p.proc_inst_id_
                and a.act_id_ = p.end_act_id_ limit 1) as ended_at,
              exists (select from act_ru_incident i where i.proc_inst_id_ = p.proc_inst_id_) as has_incident
            from (select p.* from (%s) p where %s order by %s desc, p.proc_inst_id_ desc limit :limit) p
            order by %s desc, p.proc_inst_id_ desc
            """;

    private static final String END_OF_LOOK = """
            select last_time, proc_inst_id_, looked from (
              select %s as last_time, p.proc_inst_id_, row_number() over (order by %s desc, p.proc_inst_id_ desc) as looked from (%s) p) seen
            order by looked desc limit 1
            """;

    private final JdbcClient jdbc;

    /** Of an instance in a list ordered by time: the next page begins below it. */
    public record Place(Instant time, String instance) {}

    InstanceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<InstanceRow> find(InstanceFilter filter, @Nullable Place after, int searched, int limit) {
        var conditions = InstanceConditions.of(filter, after);
        var time = filter.timeColumn();
        return jdbc.sql(FOUND.formatted(LOOKED.formatted(conditions.indexed(), time), conditions.others(), time, time))
                .params(conditions.params())
                .param("searched", searched)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** The last instance that {@link #find} looked at; empty where it has seen all there are. */
    public Optional<Place> endOfLook(InstanceFilter filter, @Nullable Place after, int searched) {
        var conditions = InstanceConditions.of(filter, after);
        var time = filter.timeColumn();
        record Last(Place place, long looked) {}
        return jdbc.sql(END_OF_LOOK.formatted(time, time, LOOKED.formatted(conditions.indexed(), time)))
                .params(conditions.params())
                .param("searched", searched)
                .query((row, number) -> new Last(
                        new Place(EngineTime.read(row, "last_time"), row.getString("proc_inst_id_")),
                        row.getLong("looked")))
                .optional()
                .filter(last -> last.looked() >= searched)
                .map(Last::place);
    }

    private static InstanceRow read(ResultSet row) throws SQLException {
        return new InstanceRow(
                row.getString("proc_inst_id_"),
                row.getString("business_key_"),
                row.getString("proc_def_key_"),
                row.getString("proc_def_id_"),
                EngineTime.read(row, "start_time_"),
                EngineTime.readIfAny(row, "end_time_"),
                row.getString("state_"),
                row.getString("delete_reason_"),
                List.of((String[]) row.getArray("open_at").getArray()),
                row.getString("ended_at"),
                row.getBoolean("has_incident"));
    }
}
