package dev.baton.expectations.filling;

import dev.baton.casefile.Case;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who reads what is said on a case: whoever reported it, and whoever reported a duplicate that goes on in it. */
@Component
class Readers {

    private final JdbcClient jdbc;

    Readers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Then none of them is called by name. */
    boolean areSeveral(Case subject) {
        return jdbc.sql("""
                with recursive part (number, contact) as (
                  select number, contact from support_case where merged_into = :number
                  union select c.number, c.contact from support_case c join part on c.merged_into = part.number)
                select exists (select 1 from part where contact <> '' and lower(trim(contact)) is distinct from lower(trim(:contact)))
                """)
                .param("number", subject.number().value())
                .param("contact", subject.contact())
                .query(Boolean.class)
                .single();
    }
}
