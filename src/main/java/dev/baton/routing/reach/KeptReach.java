package dev.baton.routing.reach;

import dev.baton.casefile.TimeFormat;
import dev.baton.routing.rota.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the last look found. */
@Component
public class KeptReach {

    private final JdbcClient jdbc;

    KeptReach(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param saw what it was computed from */
    public record Look(String saw, Instant at) {}

    public Optional<Look> last() {
        return jdbc.sql("select saw, checked_at from reach_check")
                .query((row, number) -> new Look(row.getString("saw"), instant(row, "checked_at")))
                .optional();
    }

    /** Those who do the work first, then by their authority. */
    public List<Reach> all() {
        var found = new LinkedHashMap<String, Reach>();
        jdbc.sql("""
                select reach.*, hole.from_at as hole_from, hole.to_at as hole_to
                from reach left join reach_hole hole using (group_name) order by level, group_name, hole.from_at
                """).query(row -> {
            var group = row.getString("group_name");
            if (!found.containsKey(group)) {
                found.put(
                        group,
                        new Reach(
                                group,
                                row.getInt("level"),
                                row.getBoolean("any_hour"),
                                instant(row, "from_at"),
                                instant(row, "to_at"),
                                new ArrayList<>()));
            }
            if (row.getObject("hole_from") != null) {
                found.get(group).holes().add(new Span(instant(row, "hole_from"), instant(row, "hole_to")));
            }
        });
        return List.copyOf(found.values());
    }

    void keep(List<Reach> all, Look look) {
        jdbc.sql("delete from reach").update();
        all.forEach(this::keep);
        jdbc.sql("""
                insert into reach_check (saw, checked_at) values (?, ?)
                on conflict (only_one) do update set saw = excluded.saw, checked_at = excluded.checked_at
                """).params(look.saw(), TimeFormat.stored(look.at())).update();
    }

    private void keep(Reach reach) {
        jdbc.sql("insert into reach (group_name, level, any_hour, from_at, to_at) values (?, ?, ?, ?, ?)")
                .params(
                        reach.group(),
                        reach.level(),
                        reach.anyHour(),
                        TimeFormat.stored(reach.from()),
                        TimeFormat.stored(reach.to()))
                .update();
        jdbc.sql("""
                insert into reach_hole (group_name, from_at, to_at)
                select :group, begin, until from unnest(:begins::timestamptz[], :ends::timestamptz[]) as hole (begin, until)
                """)
                .param("group", reach.group())
                .param(
                        "begins",
                        reach.holes().stream()
                                .map(hole -> hole.from().toString())
                                .toArray(String[]::new))
                .param(
                        "ends",
                        reach.holes().stream().map(hole -> hole.to().toString()).toArray(String[]::new))
                .update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
