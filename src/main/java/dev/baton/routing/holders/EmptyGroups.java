package dev.baton.routing.holders;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A group that work is asked of and nobody is in who gets any is an alarm until somebody is. */
@Component
class EmptyGroups {

    private final JdbcClient jdbc;
    private final Alarms alarms;
    private final List<String> groups;

    EmptyGroups(JdbcClient jdbc, Alarms alarms, @Value("${baton.routing.groups}") List<String> groups) {
        this.jdbc = jdbc;
        this.alarms = alarms;
        this.groups = groups;
    }

    void check() {
        var empty = jdbc.sql("""
                select asked from unnest(:groups) as asked where not exists (
                  select 1 from act_id_membership member left join person known on known.id = member.user_id_
                  where member.group_id_ = asked and known.disabled is not true)
                """)
                .param("groups", groups.toArray(String[]::new))
                .query(String.class)
                .list();
        empty.forEach(group -> alarms.raise(
                Alarm.Kind.GROUP_EMPTY,
                group,
                "Its work waits, and who is asked instead is of the next authority. Put somebody into \"%s\" in Admin."
                        .formatted(group)));
        alarms.settleAllBut(Alarm.Kind.GROUP_EMPTY, empty);
    }
}
