package dev.baton.kpi.ledger;

import dev.baton.kpi.KpiSettings;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up all facts again, and puts right what days had added up otherwise. While nobody else counts. */
@Component
class SumsAgain {

    private static final String OF_FACTS = """
            create temporary table kpi_again on commit drop as
            select facts, figure, (at at time zone :zone)::date as day, of_what, count(*) as known, sum(value)::bigint as total
            from (
              select facts, '*' as figure, at, of_what, 0::bigint as value from kpi_fact
              union all
              select f.facts, one.key, f.at, f.of_what, one.value::bigint from kpi_fact f, jsonb_each_text(f.figures) one) facts
            group by 1, 2, 3, 4
            """;

    private static final String DIFFERING = """
            select coalesce(a.day, d.day)::text || ' ' || coalesce(a.facts, d.facts)
            from kpi_again a
            full join (select * from kpi_day where known <> 0 or total <> 0) d using (facts, figure, day, of_what)
            where (a.known, a.total) is distinct from (d.known, d.total)
            """;

    private static final String SPREAD_OTHERWISE = """
            select coalesce(b.day, d.day)::text || ' ' || coalesce(b.facts, d.facts)
            from (select facts, figure, day, of_what, sum(known) as known from kpi_bucket group by 1, 2, 3, 4 having sum(known) <> 0) b
            full join (select * from kpi_day where known <> 0 and facts || ' ' || figure = any (:spread)) d using (facts, figure, day, of_what)
            where b.known is distinct from d.known
            """;

    private final JdbcClient jdbc;
    private final DaySums days;
    private final KpiSettings settings;

    SumsAgain(JdbcClient jdbc, DaySums days, KpiSettings settings) {
        this.jdbc = jdbc;
        this.days = days;
        this.settings = settings;
    }

    /** The days that had added up otherwise. */
    List<String> compare() {
        jdbc.sql(OF_FACTS).param("zone", settings.zone().getId()).update();
        var differing = jdbc.sql(DIFFERING).query(String.class).list();
        if (differing.isEmpty()) {
            differing = jdbc.sql(SPREAD_OTHERWISE)
                    .param("spread", days.spread())
                    .query(String.class)
                    .list();
        }
        if (!differing.isEmpty()) {
            jdbc.sql("delete from kpi_day").update();
            jdbc.sql("""
                    insert into kpi_day (facts, figure, day, of_what, known, total)
                    select facts, figure, day, of_what, known, total from kpi_again
                    """).update();
            spreadAgain();
        }
        return differing.stream().distinct().toList();
    }

    private void spreadAgain() {
        jdbc.sql("delete from kpi_bucket").update();
        jdbc.sql("""
                insert into kpi_bucket (facts, figure, day, of_what, bucket, known)
                select f.facts, one.key, (f.at at time zone :zone)::date, f.of_what,
                  case when one.value::bigint <= 0 then -1 else floor(ln(one.value::float8) / ln(1.02::float8))::int end, count(*)
                from kpi_fact f, jsonb_each_text(f.figures) one
                where f.facts || ' ' || one.key = any (:spread)
                group by 1, 2, 3, 4, 5
                """)
                .param("zone", settings.zone().getId())
                .param("spread", days.spread())
                .update();
    }
}
