package dev.baton.workplace.live;

import dev.baton.casefile.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A word that is another one when a case, what was said on it or what is to be done on it has changed, on whichever node. */
@Component
public class CaseVersion {

    private final JdbcClient jdbc;

    CaseVersion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public String of(CaseNumber number) {
        return jdbc.sql("""
                select concat_ws('-', s.xmin,
                  (select max(id) from interaction where case_number = s.number),
                  (select count(*) || '.' || max(xmin::text::bigint) from sla_clock where case_number = s.number),
                  (select count(*) || '.' || max(xmin::text::bigint) from waiting where case_number = s.number),
                  (select count(*) || '.' || max(xmin::text::bigint) from promise where case_number = s.number),
                  (select count(*) || '.' || max(xmin::text::bigint) from agreed_date where case_number = s.number),
                  (select count(*) || '.' || max(xmin::text::bigint) from escalation where case_number = s.number),
                  (select count(*) || '.' || max(xmin::text::bigint) from concession where case_number = s.number),
                  (select count(*) || '.' || max(xmin::text::bigint) from playbook_tick where case_number = s.number),
                  (select count(*) from case_link where one = s.number or other = s.number),
                  (select count(*) from attachment where case_number = s.number),
                  (select md5(string_agg(t.id_ || coalesce(t.assignee_, ''), ',' order by t.id_))
                   from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_ where e.business_key_ = s.number))
                from support_case s where s.number = ?
                """)
                .param(number.value())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
