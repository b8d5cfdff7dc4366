package dev.baton.statuspage.page;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseNumber;
import dev.baton.statuspage.SameCustomer;
import dev.baton.statuspage.acts.CustomerWords;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was said between the customer and us: nothing else is read. Of the cases that were merged with theirs it is what the same contact
 * said and heard; what somebody wrote on their own page belongs to the case whose page it was.
 */
@Component
class Said {

    static final int MOST = 200;

    private static final String TREE = """
            with recursive tree (number) as (
              select ?::text
              union select c.number from support_case c join tree on c.merged_into = tree.number)
            """;

    private final JdbcClient jdbc;

    Said(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param author who of us wrote it, null where the customer or a machine did */
    record Word(
            Instant at,
            boolean theirs,
            boolean automatic,
            @Nullable String author,
            String text) {}

    /** The cases of the same customer that were merged with this one, itself among them. */
    List<String> cases(Case own, CaseNumber main) {
        return jdbc.sql(TREE + """
                select c.number from support_case c join tree on tree.number = c.number
                where c.number = ? or c.account = ? and lower(trim(c.contact)) = nullif(?, '')
                """)
                .params(main.value(), own.number().value(), own.account(), SameCustomer.contact(own))
                .query(String.class)
                .list();
    }

    /** The latest that was said in these cases, the newest first, the reports among them. */
    List<Word> in(List<String> cases, CaseNumber main) {
        return jdbc.sql(TREE + """
                select at, theirs, automatic, author, text from (
                  select id, happened_at as at, direction = 'INBOUND' as theirs, automatic,
                    case when automatic or direction = 'INBOUND' then null else author end as author, text
                  from interaction join tree on tree.number = case_number
                  where direction in ('INBOUND', 'OUTBOUND') and not (automatic and direction = 'INBOUND')
                    and case when source = ? and split_part(external_id, '/', 1) in (select number from tree)
                      then split_part(external_id, '/', 1) else case_number end = any (?)
                  union all
                  select 0, reported_at, true, false, null, description from support_case
                  where number = any (?) and follow_up_of is null
                    and not exists (select 1 from interaction first where first.case_number = number
                      and first.direction = 'INBOUND' and not first.automatic and first.text = description
                      and first.at = (select min(at) from interaction where case_number = number and direction = 'INBOUND'))) said
                order by at desc, id desc limit ?
                """)
                .params(main.value(), CustomerWords.SOURCE, array(cases), array(cases), MOST)
                .query(Word.class)
                .list();
    }

    private static String[] array(List<String> cases) {
        return cases.toArray(String[]::new);
    }
}
