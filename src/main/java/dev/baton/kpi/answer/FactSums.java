package dev.baton.kpi.answer;

import dev.baton.casefile.TimeFormat;
import dev.baton.kpi.Dimension;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.Question;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up facts, as far as the question asks for them. What stands in the text of a query is written here and nowhere else. */
@Component
class FactSums {

    private static final Map<Dimension, String> COLUMNS = new EnumMap<>(Map.of(
            Dimension.TEAM, "f.team",
            Dimension.PERSON, "f.person",
            Dimension.ACCOUNT, "f.account",
            Dimension.TIER, "f.tier",
            Dimension.REGION, "f.region",
            Dimension.PRIORITY, "f.priority",
            Dimension.CATEGORY, "f.category",
            Dimension.AREA, "f.area",
            Dimension.CHANNEL, "f.channel"));

    private static final String SUMS = """
            select coalesce(key, '') as key, count(v) as known, count(*) as facts, coalesce(sum(v), 0)::bigint as total,
              percentile_disc(0.5) within group (order by v) as median, percentile_disc(0.9) within group (order by v) as p90
            from (select %s as key, (f.figures ->> :figure)::bigint as v from kpi_fact f where %s) facts
            group by 1 order by 3 desc, 1
            """;

    private final JdbcClient jdbc;

    FactSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the number of the period, from 1 on, as text. One SQL statement. */
    List<Sum> byPeriod(Kpi kpi, Question question, List<Period> periods) {
        return jdbc.sql(SUMS.formatted(
                        "width_bucket(f.at, :starts::timestamptz[])::text", condition(kpi, question, true)))
                .params(params(kpi, question))
                .param("starts", starts(periods))
                .query(Sum.class)
                .list();
    }

    /** By what is told apart, the most first. One SQL statement. */
    List<Sum> byDimension(Kpi kpi, Question question, Dimension each) {
        return jdbc.sql(SUMS.formatted(COLUMNS.get(each), condition(kpi, question, true)))
                .params(params(kpi, question))
                .query(Sum.class)
                .list();
    }

    /**
     * What came and went.
     *
     * @param period 0 for all that was before the first one
     */
    record Flow(String key, int period, long amount, long since) {}

    /** By the number of the period, and by what is told apart where that is asked for. One SQL statement. */
    List<Flow> flows(Kpi kpi, Question question, List<Period> periods) {
        return jdbc.sql("""
                        select coalesce(%s, '') as key, width_bucket(f.at, :starts::timestamptz[]) as period,
                          sum((f.figures ->> :amount)::bigint)::bigint as amount,
                          coalesce(sum((f.figures ->> 'since')::bigint), 0)::bigint as since
                        from kpi_fact f where %s
                        group by 1, 2 order by 1, 2
                        """.formatted(
                        question.each() == null ? "''" : COLUMNS.get(question.each()), condition(kpi, question, false)))
                .params(params(kpi, question))
                .param("amount", kpi.facts().equals("hold") ? "cases" : "open")
                .param("starts", starts(periods))
                .query(Flow.class)
                .list();
    }

    /** Different pairs of a person and a day of theirs. */
    record Days(String key, long facts, long days) {}

    /** One SQL statement. */
    List<Days> days(Kpi kpi, Question question, List<Period> periods) {
        var key = question.each() == null
                ? "width_bucket(f.at, :starts::timestamptz[])::text"
                : COLUMNS.get(question.each());
        return jdbc.sql("""
                        select coalesce(%s, '') as key, count(*) as facts,
                          count(distinct (f.person, (f.at at time zone :zone)::date)) as days
                        from kpi_fact f where %s group by 1 order by 2 desc, 1
                        """.formatted(key, condition(kpi, question, true)))
                .params(params(kpi, question))
                .param("zone", question.zone().getId())
                .param("starts", starts(periods))
                .query(Days.class)
                .list();
    }

    /** A case of these facts, with the figure of it. */
    record Of(String number, Instant at, Long value) {}

    /** The latest first. One SQL statement. */
    List<Of> cases(Kpi kpi, Question question, int limit) {
        return jdbc.sql("""
                        select f.case_number as number, f.at, (f.figures ->> :figure)::bigint as value
                        from kpi_fact f where %s order by f.at desc, f.case_number, f.nth limit :limit
                        """.formatted(condition(kpi, question, true)))
                .params(params(kpi, question))
                .param("limit", limit)
                .query((row, nth) -> new Of(
                        row.getString("number"), row.getTimestamp("at").toInstant(), (Long) row.getObject("value")))
                .list();
    }

    /** Those that were open, or in hands, at the end, since when. One SQL statement. */
    List<Of> open(Kpi kpi, Question question, int limit) {
        return jdbc.sql("""
                        select f.case_number as number, max(f.at) as at, sum((f.figures ->> :amount)::bigint)::bigint as value
                        from kpi_fact f where %s
                        group by 1 having sum((f.figures ->> :amount)::bigint) > 0 order by 2 desc, 1 limit :limit
                        """.formatted(condition(kpi, question, false)))
                .params(params(kpi, question))
                .param("amount", kpi.facts().equals("hold") ? "cases" : "open")
                .param("limit", limit)
                .query((row, nth) ->
                        new Of(row.getString("number"), row.getTimestamp("at").toInstant(), row.getLong("value")))
                .list();
    }

    private static String condition(Kpi kpi, Question question, boolean begins) {
        var condition = new StringBuilder("f.facts = :facts and f.at < :to");
        if (begins) {
            condition.append(" and f.at >= :from");
        }
        if (kpi.of() != null) {
            condition.append(" and f.of_what = :of");
        }
        question.only()
                .keySet()
                .forEach(dimension ->
                        condition.append(" and %s = :only_%s".formatted(COLUMNS.get(dimension), dimension.name())));
        return condition.toString();
    }

    private static Map<String, Object> params(Kpi kpi, Question question) {
        var params = new HashMap<String, Object>();
        params.put("facts", kpi.facts());
        params.put("figure", kpi.figure());
        params.put("from", TimeFormat.stored(question.from()));
        params.put("to", TimeFormat.stored(question.to()));
        if (kpi.of() != null) {
            params.put("of", kpi.of());
        }
        question.only().forEach((dimension, value) -> params.put("only_" + dimension.name(), value));
        return params;
    }

    private static String[] starts(List<Period> periods) {
        return periods.stream().map(period -> period.from().toString()).toArray(String[]::new);
    }
}
