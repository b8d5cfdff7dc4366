package dev.baton.review.trends;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import dev.baton.review.trends.Cause.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What cases of two periods have in common, counted, and kept as it was when a review began. */
@Component
public class Causes {

    /** Of a table: those with the most cases. */
    static final int MOST = 50;

    private static final int MOST_TOLD = 50;

    private static final String OF_CASES = """
            select coalesce(%s, '') as key, reported_at as at, number, account
            from support_case where merged_into is null and reported_at >= :before and reported_at < :to
            """;

    private static final Map<Dimension, String> FOUND = Map.of(
            Dimension.CATEGORY, OF_CASES.formatted("category"),
            Dimension.AREA, OF_CASES.formatted("product_area"),
            Dimension.ACCOUNT, OF_CASES.formatted("account"),
            Dimension.ROOT_CAUSE, """
            select kind as key, root.at, number, account from root_cause_kind root join support_case on number = root.case_number
            where merged_into is null and root.at >= :before and root.at < :to
            """,
            Dimension.RULE, """
            select cause as key, requested_at as at, number, account from escalation join support_case on number = case_number
            where merged_into is null and requested_at >= :before and requested_at < :to
            """);

    private final JdbcClient jdbc;

    Causes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param now how many cases came in the period, {@code then} in the one before; merged duplicates are none of their own */
    record Cases(long now, long then) {}

    Cases cases(Period period) {
        return jdbc.sql("""
                select count(*) filter (where reported_at >= :from) as now, count(*) filter (where reported_at < :from) as then
                from support_case where merged_into is null and reported_at >= :before and reported_at < :to
                """).params(times(period)).query(Cases.class).single();
    }

    private record Counted(String key, long cases, long before) {}

    /** Those with the most cases in both periods together, with all of which they are compared. */
    List<Cause> count(Dimension dimension, Period period) {
        var counted = jdbc.sql("""
                select key, count(*) filter (where at >= :from) as cases, count(*) filter (where at < :from) as before
                from (%s) found group by key
                """.formatted(FOUND.get(dimension)))
                .params(times(period))
                .query(Counted.class)
                .list();
        var chances = Chance.adjusted(counted.stream()
                .map(one -> Chance.ofDifference(one.cases(), one.before(), period.share()))
                .toList());
        var causes = new ArrayList<Cause>();
        for (int i = 0; i < counted.size(); i++) {
            var one = counted.get(i);
            causes.add(new Cause(dimension, one.key(), one.cases(), one.before(), chances.get(i)));
        }
        causes.sort(Comparator.comparingDouble((Cause cause) -> Math.min(cause.chance(), Cause.UNLIKELY))
                .thenComparing(Comparator.comparingLong(Cause::cases).reversed())
                .thenComparing(Cause::key));
        return causes.subList(0, Math.min(MOST, causes.size()));
    }

    void keep(String review, List<Cause> causes) {
        causes.forEach(cause -> jdbc.sql("insert into review_cause values (?, ?, ?, ?, ?, ?)")
                .params(review, cause.dimension().name(), cause.key(), cause.cases(), cause.before(), cause.chance())
                .update());
    }

    /** As they were when the review began: what is more than chance first, then the most frequent. */
    public List<Cause> of(String review) {
        return jdbc.sql("""
                select dimension, key, cases, before, chance from review_cause where review = ?
                order by dimension, least(chance, ?), cases desc, key
                """).params(review, Cause.UNLIKELY).query(Cause.class).list();
    }

    public boolean has(String review, String dimension, String key) {
        return jdbc.sql("select count(*) from review_cause where review = ? and dimension = ? and key = ?")
                        .params(review, dimension, key)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The newest case of each account behind it, of the period alone, in the order of their numbers; fifty at most. */
    public List<CaseNumber> behind(Dimension dimension, String key, Period period) {
        return jdbc
                .sql("""
                select number from (
                  select distinct on (account) number, at from (%s) found where key = :key and at >= :from
                  order by account, at desc, number desc) newest
                order by at desc, number limit :most
                """.formatted(FOUND.get(dimension)))
                .params(times(period))
                .param("key", key)
                .param("most", MOST_TOLD)
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .map(CaseNumber::new)
                .toList();
    }

    private static Map<String, Object> times(Period period) {
        return Map.of(
                "before", TimeFormat.stored(period.before()),
                "from", TimeFormat.stored(period.from()),
                "to", TimeFormat.stored(period.to()));
    }
}
