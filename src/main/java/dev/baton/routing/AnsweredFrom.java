package dev.baton.routing;

import dev.baton.casefile.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** As one of which group somebody answers for a case where no escalation is open. */
@Component
public class AnsweredFrom {

    /** For cases from before this was kept. */
    private static final String USUALLY = "support-manager";

    private final JdbcClient jdbc;

    AnsweredFrom(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public String of(CaseNumber number) {
        return jdbc.sql("select group_name from answered_from where case_number = ?")
                .param(number.value())
                .query(String.class)
                .optional()
                .orElse(USUALLY);
    }

    public void keep(CaseNumber number, String group) {
        jdbc.sql("""
                insert into answered_from (case_number, group_name) values (?, ?)
                on conflict (case_number) do update set group_name = excluded.group_name
                """).params(number.value(), group).update();
    }
}
