package dev.baton.escalation;

import dev.baton.casefile.Workload;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The escalations people are asked to take charge of. Who answers for the case meanwhile is counted for that. */
@Component
class EscalationsAsked implements Workload {

    private final JdbcClient jdbc;

    EscalationsAsked(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Integer> of(Collection<String> people) {
        var asked = new HashMap<String, Integer>();
        jdbc.sql("""
                select holder, count(*) as asked from escalation
                where state = 'REQUESTED' and kind = 'FUNCTIONAL' and holder = any(:people) group by holder
                """).param("people", people.toArray(String[]::new)).query(row -> {
            asked.put(row.getString("holder"), row.getInt("asked"));
        });
        return asked;
    }
}
