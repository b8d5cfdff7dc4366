package dev.baton.kpi.answer;

import dev.baton.kpi.Dimension;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.Question;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What accounts pay, at the beginning and at the end of a period, and what of it is at risk now. */
@Component
class Revenue {

    private static final long KEPT_NANOS = 1_000_000_000L;

    private final JdbcClient jdbc;
    private final Clock clock;

    Revenue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Known(Map<String, List<Was>> pasts, long at) {}

    private volatile @Nullable Known known;

    private record Was(
            String account,
            @Nullable Instant since,
            @Nullable String tier,
            @Nullable String region,
            @Nullable BigDecimal arr) {}

    /** @param unknown accounts of which no revenue is known at the beginning or at the end */
    record Money(String key, BigDecimal numerator, BigDecimal denominator, long accounts, long unknown) {}

    /** For each period in its order, or by what is told apart over all of it. One SQL statement. */
    List<Money> of(Kpi kpi, Question question, List<Period> periods) {
        var pasts = pasts();
        if (question.each() != null) {
            var apart = new LinkedHashMap<String, Map<String, List<Was>>>();
            pasts.forEach((account, past) -> apart.computeIfAbsent(
                            key(question.each(), account, at(past, question.from())), key -> new LinkedHashMap<>())
                    .put(account, past));
            return apart.entrySet().stream()
                    .map(one -> money(kpi, question, one.getKey(), one.getValue(), question.from(), question.to()))
                    .filter(money -> money.accounts() + money.unknown() > 0)
                    .toList();
        }
        return periods.stream()
                .map(period -> money(kpi, question, period.key(), pasts, period.from(), period.to()))
                .toList();
    }

    private static String key(Dimension each, String account, @Nullable Was was) {
        return switch (each) {
            case ACCOUNT -> account;
            case TIER -> was == null ? "" : Objects.requireNonNullElse(was.tier(), "");
            case REGION -> was == null ? "" : Objects.requireNonNullElse(was.region(), "");
            default -> "";
        };
    }

    private Money money(
            Kpi kpi, Question question, String key, Map<String, List<Was>> pasts, Instant from, Instant to) {
        var numerator = BigDecimal.ZERO;
        var denominator = BigDecimal.ZERO;
        long accounts = 0;
        long unknown = 0;
        for (var one : pasts.entrySet()) {
            var begin = at(one.getValue(), from);
            var end = at(one.getValue(), to);
            if (begin == null || end == null || !isAsked(question, one.getKey(), begin)) {
                continue;
            }
            if (begin.arr() == null || end.arr() == null) {
                unknown++;
                continue;
            }
            accounts++;
            denominator = denominator.add(begin.arr());
            numerator = numerator.add(counts(kpi, begin.arr(), end.arr()));
        }
        return new Money(key, numerator, denominator, accounts, unknown);
    }

    private static BigDecimal counts(Kpi kpi, BigDecimal begin, BigDecimal end) {
        return switch (kpi.figure()) {
            case "churn" -> begin.subtract(end).max(BigDecimal.ZERO);
            case "expansion" -> end.subtract(begin).max(BigDecimal.ZERO);
            default -> end;
        };
    }

    private static boolean isAsked(Question question, String account, Was was) {
        return question.only().entrySet().stream().allMatch(only -> switch (only.getKey()) {
            case ACCOUNT -> only.getValue().equals(account);
            case TIER -> only.getValue().equals(was.tier());
            case REGION -> only.getValue().equals(was.region());
            default -> true;
        });
    }

    /** Null where it was not there yet. */
    private static @Nullable Was at(List<Was> past, Instant at) {
        Was found = null;
        for (var was : past) {
            if (was.since() == null || !was.since().isAfter(at)) {
                found = was;
            }
        }
        return found;
    }

    /** As of the last second: a page asks for it many times. */
    private Map<String, List<Was>> pasts() {
        var kept = known;
        if (kept == null || System.nanoTime() - kept.at() > KEPT_NANOS) {
            kept = new Known(read(), System.nanoTime());
            known = kept;
        }
        return kept.pasts();
    }

    private Map<String, List<Was>> read() {
        var found = new LinkedHashMap<String, List<Was>>();
        jdbc.sql("""
                        select a.id as account, k.since,
                          case when k.account is null then a.tier else k.tier end as tier,
                          case when k.account is null then a.region else k.region end as region,
                          case when k.account is null then a.arr else k.arr end as arr
                        from account a left join kpi_account k on k.account = a.id order by a.id, k.nth
                        """)
                .query(Was.class)
                .list()
                .forEach(was -> found.computeIfAbsent(was.account(), id -> new ArrayList<>())
                        .add(was));
        return found;
    }

    private record AtRisk(
            String account,
            @Nullable String tier,
            @Nullable String region,
            @Nullable BigDecimal arr,
            @Nullable LocalDate renewalDate,
            String number,
            Instant at) {

        private Was is() {
            return new Was(account, null, tier, region, arr);
        }
    }

    /** Of each account with an escalated case: its revenue, and how much of it counts. One SQL statement. */
    List<Money> atRisk(Question question) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var seen = new LinkedHashMap<String, Money>();
        for (var one : escalated(question)) {
            var key = question.each() == null ? "" : key(question.each(), one.account(), one.is());
            seen.putIfAbsent(
                    one.account(),
                    new Money(
                            key,
                            one.arr() == null ? BigDecimal.ZERO : one.arr().multiply(weight(one.renewalDate(), today)),
                            one.arr() == null ? BigDecimal.ZERO : one.arr(),
                            one.arr() == null ? 0 : 1,
                            one.arr() == null ? 1 : 0));
        }
        var sums = new LinkedHashMap<String, Money>();
        seen.values().forEach(money -> sums.merge(money.key(), money, Revenue::plus));
        return List.copyOf(sums.values());
    }

    List<FactSums.Of> casesAtRisk(Question question, int limit) {
        return escalated(question).stream()
                .limit(limit)
                .map(one -> new FactSums.Of(
                        one.number(),
                        one.at(),
                        one.arr() == null ? null : one.arr().longValue()))
                .toList();
    }

    private List<AtRisk> escalated(Question question) {
        return jdbc
                .sql("""
                        select c.account, a.tier, a.region, a.arr, a.renewal_date, c.number, c.reported_at as at
                        from support_case c join account a on a.id = c.account
                        where c.escalated and c.closed_at is null and (a.renewal_outcome = 'lost' and a.renewed_on <= current_date) is not true order by a.arr desc nulls last, c.number
                        """)
                .query((row, nth) -> new AtRisk(
                        row.getString("account"),
                        row.getString("tier"),
                        row.getString("region"),
                        row.getBigDecimal("arr"),
                        row.getObject("renewal_date", LocalDate.class),
                        row.getString("number"),
                        row.getTimestamp("at").toInstant()))
                .list()
                .stream()
                .filter(one -> isAsked(question, one.account(), one.is()))
                .toList();
    }

    private static Money plus(Money one, Money other) {
        return new Money(
                one.key(),
                one.numerator().add(other.numerator()),
                one.denominator().add(other.denominator()),
                one.accounts() + other.accounts(),
                one.unknown() + other.unknown());
    }

    private static BigDecimal weight(@Nullable LocalDate renewal, LocalDate today) {
        var days = renewal == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(today, renewal);
        if (days >= 0 && days <= 90) {
            return BigDecimal.ONE;
        }
        return days > 90 && days <= 180 ? new BigDecimal("0.5") : new BigDecimal("0.25");
    }
}
