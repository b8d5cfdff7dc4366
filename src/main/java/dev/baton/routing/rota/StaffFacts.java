package dev.baton.routing.rota;

import dev.baton.casefile.TimeFormat;
import dev.baton.routing.rota.Staff.Absence;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is of a group, and who of them is away: two statements, however many they are. Who gets no work is of none. */
@Component
public class StaffFacts {

    private final JdbcClient jdbc;

    StaffFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** With the absences that are not over at the one instant and begin before the other. */
    public Staff of(String group, Instant from, Instant to) {
        var members = jdbc.sql("""
                select member.user_id_ from act_id_membership member left join person known on known.id = member.user_id_
                where member.group_id_ = ? and known.disabled is not true
                """).param(group).query(String.class).set();
        return new Staff(members, absences(group, from, to));
    }

    private List<Absence> absences(String group, Instant from, Instant to) {
        return jdbc.sql("""
                select away.person, away.from_at, away.to_at, away.substitute
                from absence away join act_id_membership member on member.user_id_ = away.person and member.group_id_ = :group
                where away.to_at > :from and away.from_at < :to
                """)
                .param("group", group)
                .param("from", TimeFormat.stored(from))
                .param("to", TimeFormat.stored(to))
                .query((row, number) -> new Absence(
                        row.getString("person"),
                        row.getObject("from_at", OffsetDateTime.class).toInstant(),
                        row.getObject("to_at", OffsetDateTime.class).toInstant(),
                        row.getString("substitute")))
                .list();
    }
}
