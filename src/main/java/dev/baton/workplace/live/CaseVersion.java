package dev.baton.workplace.live;

import dev.baton.casefile.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A word that is another one when a case, what was said on it or what was written down of it has changed, on whichever node. */
@Component
public class CaseVersion {

    private final JdbcClient jdbc;

    CaseVersion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public String of(CaseNumber number) {
        return jdbc.sql("""
                select s.xmin::text || '-' || coalesce((select max(i.id) from interaction i where i.case_number = s.number), 0)
                from support_case s where s.number = ?
                """)
                .param(number.value())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
