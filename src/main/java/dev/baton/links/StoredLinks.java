package dev.baton.links;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which cases are linked; a pair is one row, whichever of the two was asked for. */
@Component
class StoredLinks {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The related first, then what was merged into the case, then what it is merged into; each by number. */
    List<CaseLink> of(CaseNumber number) {
        return jdbc.sql("""
                select c.number, l.kind, c.subject, c.status, c.priority, l.since, l.by
                from (
                  select case when one = :number then other else one end as number, 'RELATED' as kind, linked_at as since,
                    linked_by as by
                  from case_link where :number in (one, other)
                  union all
                  select number, 'DUPLICATE', closed_at, null from support_case where merged_into = :number
                  union all
                  select merged_into, 'DUPLICATE_OF', closed_at, null from support_case
                  where number = :number and merged_into is not null) l
                join support_case c on c.number = l.number
                order by array_position(array['RELATED', 'DUPLICATE', 'DUPLICATE_OF'], l.kind), c.number
                """)
                .param("number", number.value())
                .query(CaseLink.class)
                .list();
    }

    int count(CaseNumber number) {
        return jdbc.sql("select count(*) from case_link where :number in (one, other)")
                .param("number", number.value())
                .query(Integer.class)
                .single();
    }

    /** Whether they were not linked before. */
    boolean add(CaseNumber number, CaseNumber other, String by) {
        return jdbc.sql("""
                        insert into case_link (one, other, linked_by, linked_at)
                        values (least(:number, :other), greatest(:number, :other), :by, :at) on conflict do nothing
                        """)
                        .param("number", number.value())
                        .param("other", other.value())
                        .param("by", by)
                        .param("at", TimeFormat.stored(clock.instant()))
                        .update()
                == 1;
    }

    /** Whether they were linked. */
    boolean remove(CaseNumber number, CaseNumber other) {
        return jdbc.sql(
                                "delete from case_link where one = least(:number, :other) and other = greatest(:number, :other)")
                        .param("number", number.value())
                        .param("other", other.value())
                        .update()
                == 1;
    }
}
