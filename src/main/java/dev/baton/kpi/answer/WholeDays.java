package dev.baton.kpi.answer;

import dev.baton.kpi.Kpi;
import dev.baton.kpi.KpiSettings;
import dev.baton.kpi.Question;
import dev.baton.kpi.Span;
import dev.baton.kpi.ledger.DaySums;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up whole days of the desk, however many facts they had. */
@Component
class WholeDays {

    private final JdbcClient jdbc;
    private final KpiSettings settings;

    WholeDays(JdbcClient jdbc, KpiSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    private record Total(int period, long known, long facts, long total) {}

    private record Spread(int period, int bucket, long known) {}

    /** Whether the question is of whole days of the desk and tells nothing apart. */
    boolean suffice(Question question) {
        return question.zone().normalized().equals(settings.zone().normalized())
                && question.each() == null
                && question.only().isEmpty()
                && question.by() != Span.HOUR
                && isMidnight(question.from())
                && isMidnight(question.to());
    }

    private boolean isMidnight(Instant at) {
        var local = at.atZone(settings.zone());
        return local.equals(local.toLocalDate().atStartOfDay(settings.zone()))
                || local.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** One SQL statement, of a mean two. */
    List<Sum> byPeriod(Kpi kpi, List<Period> periods) {
        var spread = kpi.aggregate() == Kpi.Aggregate.MEAN
                ? spread(kpi, periods)
                : Map.<Integer, TreeMap<Integer, Long>>of();
        return jdbc.sql("""
                        select width_bucket(day, :starts::date[]) as period,
                          coalesce(sum(known) filter (where figure = :figure), 0)::bigint as known,
                          coalesce(sum(known) filter (where figure = '*'), 0)::bigint as facts,
                          coalesce(sum(total) filter (where figure = :figure), 0)::bigint as total
                        from kpi_day where facts = :facts and figure in (:figure, '*') and day >= :from and day < :to
                          and (:of::text is null or of_what = :of)
                        group by 1
                        """).params(params(kpi, periods)).query(Total.class).list().stream()
                .map(sum -> new Sum(
                        String.valueOf(sum.period()),
                        sum.known(),
                        sum.facts(),
                        sum.total(),
                        quantile(spread.get(sum.period()), 0.5),
                        quantile(spread.get(sum.period()), 0.9)))
                .toList();
    }

    private Map<Integer, TreeMap<Integer, Long>> spread(Kpi kpi, List<Period> periods) {
        var found = new HashMap<Integer, TreeMap<Integer, Long>>();
        jdbc.sql("""
                        select width_bucket(day, :starts::date[]) as period, bucket, sum(known)::bigint as known
                        from kpi_bucket where facts = :facts and figure = :figure and day >= :from and day < :to
                          and (:of::text is null or of_what = :of)
                        group by 1, 2
                        """)
                .params(params(kpi, periods))
                .query(Spread.class)
                .list()
                .forEach(one -> found.computeIfAbsent(one.period(), period -> new TreeMap<>())
                        .merge(one.bucket(), one.known(), Long::sum));
        return found;
    }

    /** Of all that came and went: by the number of the period, 0 for all before the first one. One SQL statement. */
    List<FactSums.Flow> flows(Kpi kpi, List<Period> periods) {
        return jdbc.sql("""
                        select '' as key, width_bucket(day, :starts::date[]) as period,
                          coalesce(sum(total) filter (where figure = :amount), 0)::bigint as amount,
                          coalesce(sum(total) filter (where figure = 'since'), 0)::bigint as since
                        from kpi_day where facts = :facts and figure in (:amount, 'since') and day < :to
                        group by 2 order by 2
                        """)
                .params(params(kpi, periods))
                .param("amount", kpi.facts().equals("hold") ? "cases" : "open")
                .query(FactSums.Flow.class)
                .list();
    }

    private Map<String, Object> params(Kpi kpi, List<Period> periods) {
        var params = new HashMap<String, Object>();
        params.put("facts", kpi.facts());
        params.put("figure", kpi.figure());
        params.put("of", kpi.of());
        params.put(
                "starts",
                periods.stream().map(period -> day(period.from()).toString()).toArray(String[]::new));
        params.put("from", day(periods.get(0).from()));
        params.put("to", day(periods.get(periods.size() - 1).to()));
        return params;
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, settings.zone());
    }

    private static @Nullable Double quantile(@Nullable TreeMap<Integer, Long> spread, double share) {
        if (spread == null) {
            return null;
        }
        var all = spread.values().stream().mapToLong(Long::longValue).sum();
        var wanted = (long) Math.max(1, Math.ceil(all * share));
        long seen = 0;
        for (var bucket : new ArrayList<>(spread.entrySet())) {
            seen += bucket.getValue();
            if (seen >= wanted) {
                return DaySums.value(bucket.getKey());
            }
        }
        return null;
    }
}
