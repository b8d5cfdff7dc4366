package dev.baton.kpi.answer;

import dev.baton.kpi.Dimension;
import dev.baton.kpi.Figure.Point;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.Question;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much there was at the end of each period: all that had come, without all that had gone. */
@Component
class Levels {

    private final FactSums facts;
    private final WholeDays days;
    private final JdbcClient jdbc;
    private final Clock clock;

    Levels(FactSums facts, WholeDays days, JdbcClient jdbc, Clock clock) {
        this.facts = facts;
        this.days = days;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Holder(String person, long capacity) {}

    /** In the order of time; of the last one, where something is told apart. */
    List<Point> of(Kpi kpi, Question question, List<Period> periods) {
        if (kpi.aggregate() == Kpi.Aggregate.UTILIZATION) {
            return utilization(kpi, question, periods);
        }
        var flows = days.suffice(question) ? days.flows(kpi, periods) : facts.flows(kpi, question, periods);
        if (question.each() == null) {
            return course(kpi, flows, periods);
        }
        var apart = new LinkedHashMap<String, List<FactSums.Flow>>();
        flows.forEach(flow ->
                apart.computeIfAbsent(flow.key(), key -> new ArrayList<>()).add(flow));
        var last = periods.get(periods.size() - 1);
        return apart.entrySet().stream()
                .map(one -> point(kpi, one.getKey(), null, sum(one.getValue(), periods.size()), last.to()))
                .filter(point -> point.denominator().signum() > 0)
                .sorted((one, other) -> other.denominator().compareTo(one.denominator()))
                .toList();
    }

    private List<Point> course(Kpi kpi, List<FactSums.Flow> flows, List<Period> periods) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < periods.size(); i++) {
            var period = periods.get(i);
            points.add(
                    period.from().isAfter(clock.instant())
                            ? nothing(period.key(), period.from())
                            : point(kpi, period.key(), period.from(), sum(flows, i + 1), period.to()));
        }
        return points;
    }

    private static FactSums.Flow sum(List<FactSums.Flow> flows, int until) {
        var counted = flows.stream().filter(flow -> flow.period() <= until).toList();
        return new FactSums.Flow(
                "",
                until,
                counted.stream().mapToLong(FactSums.Flow::amount).sum(),
                counted.stream().mapToLong(FactSums.Flow::since).sum());
    }

    private Point point(Kpi kpi, String key, @Nullable Instant from, FactSums.Flow sum, Instant to) {
        var amount = BigDecimal.valueOf(sum.amount());
        if (kpi.aggregate() == Kpi.Aggregate.LEVEL) {
            return new Point(key, key, from, amount, amount, amount, null, null, false);
        }
        if (sum.amount() <= 0) {
            return nothing(key, from);
        }
        var end = to.isAfter(clock.instant()) ? clock.instant() : to;
        var age = BigDecimal.valueOf(end.getEpochSecond() * sum.amount() - sum.since());
        return new Point(key, key, from, Sum.divided(age, sum.amount()), age, amount, null, null, false);
    }

    private static Point nothing(String key, @Nullable Instant from) {
        return new Point(key, key, from, null, null, BigDecimal.ZERO, null, null, false);
    }

    /** Against the capacity of those who have something in hand then. */
    private List<Point> utilization(Kpi kpi, Question question, List<Period> periods) {
        var capacities = new LinkedHashMap<String, Long>();
        jdbc.sql("select id as person, capacity from person where capacity is not null")
                .query(Holder.class)
                .list()
                .forEach(one -> capacities.put(one.person(), one.capacity()));
        var byPerson = new LinkedHashMap<String, List<FactSums.Flow>>();
        facts.flows(kpi, question.each(Dimension.PERSON), periods)
                .forEach(flow -> byPerson.computeIfAbsent(flow.key(), key -> new ArrayList<>())
                        .add(flow));
        byPerson.keySet().retainAll(capacities.keySet());
        if (question.each() == Dimension.PERSON) {
            return byPerson.entrySet().stream()
                    .map(one ->
                            used(one.getKey(), null, Map.of(one.getKey(), one.getValue()), capacities, periods.size()))
                    .filter(point -> point.denominator().signum() > 0)
                    .toList();
        }
        var points = new ArrayList<Point>();
        for (int i = 0; i < periods.size(); i++) {
            points.add(used(periods.get(i).key(), periods.get(i).from(), byPerson, capacities, i + 1));
        }
        return question.each() == null ? points : List.of();
    }

    private static Point used(
            String key,
            @Nullable Instant from,
            Map<String, List<FactSums.Flow>> byPerson,
            Map<String, Long> capacities,
            int until) {
        long inHand = 0;
        long capacity = 0;
        for (var one : byPerson.entrySet()) {
            var has = sum(one.getValue(), until).amount();
            if (has > 0) {
                inHand += has;
                capacity += capacities.get(one.getKey());
            }
        }
        if (capacity == 0) {
            return nothing(key, from);
        }
        return new Point(
                key,
                key,
                from,
                Sum.divided(BigDecimal.valueOf(inHand).movePointRight(2), capacity),
                BigDecimal.valueOf(inHand),
                BigDecimal.valueOf(capacity),
                null,
                null,
                false);
    }
}
