package dev.baton.casefile;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open cases that people answer for, and those whose work they have. */
@Component
class CasesHeld implements Workload {

    private final JdbcClient jdbc;

    CasesHeld(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Integer> of(Collection<String> people) {
        var held = new HashMap<String, Integer>();
        jdbc.sql("""
                select person, count(*) as cases from (
                  select accountable as person from support_case where closed_at is null and accountable = any(:people)
                  union all
                  select responsible from support_case where closed_at is null and responsible = any(:people)
                ) as held group by person
                """).param("people", people.toArray(String[]::new)).query(row -> {
            held.put(row.getString("person"), row.getInt("cases"));
        });
        return held;
    }
}
