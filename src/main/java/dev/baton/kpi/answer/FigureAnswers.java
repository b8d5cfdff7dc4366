package dev.baton.kpi.answer;

import dev.baton.kpi.Dimension;
import dev.baton.kpi.Figure;
import dev.baton.kpi.Figure.Point;
import dev.baton.kpi.Figures.Counted;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.Kpi.Aggregate;
import dev.baton.kpi.Kpi.Unit;
import dev.baton.kpi.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The value of a figure, and its points. */
@Component
public class FigureAnswers {

    private final FactSums facts;
    private final WholeDays days;
    private final Levels levels;
    private final Revenue revenue;

    FigureAnswers(FactSums facts, WholeDays days, Levels levels, Revenue revenue) {
        this.facts = facts;
        this.days = days;
        this.levels = levels;
        this.revenue = revenue;
    }

    /** What accounts are told apart by; of teams, people and cases there is no revenue. */
    private static final Set<Dimension> OF_ACCOUNTS = EnumSet.of(Dimension.ACCOUNT, Dimension.TIER, Dimension.REGION);

    private static boolean isOfAccounts(Kpi kpi) {
        return kpi.aggregate() == Aggregate.REVENUE || kpi.aggregate() == Aggregate.AT_RISK;
    }

    /** Over the whole time, and by period or by what is told apart where that is asked for. */
    public Figure of(Kpi kpi, Question question) {
        var whole = new Question(question.from(), question.to(), question.zone(), null, null, question.only());
        var figure = figure(kpi, whole);
        return question.by() == null && question.each() == null ? figure : figure.with(points(kpi, question));
    }

    private Figure figure(Kpi kpi, Question question) {
        if (isOfAccounts(kpi) && !OF_ACCOUNTS.containsAll(question.only().keySet())) {
            return Figure.NOTHING;
        }
        var periods = Period.of(question);
        return switch (kpi.aggregate()) {
            case NONE -> Figure.NOTHING;
            case SHARE, MEAN, COUNT ->
                figure(kpi, sums(kpi, question, periods).stream().findFirst().orElse(Sum.none("")));
            case LEVEL, AGE, UTILIZATION ->
                figure(levels.of(kpi, question, periods).get(0), 0);
            case PER_DAY ->
                facts.days(kpi, question, periods).stream()
                        .findFirst()
                        .map(one -> figure(perDay("", one, null), 0))
                        .orElse(Figure.NOTHING);
            case REVENUE -> figure(kpi, revenue.of(kpi, question, periods).get(0));
            case AT_RISK ->
                revenue.atRisk(question).stream()
                        .findFirst()
                        .map(money -> figure(kpi, money))
                        .orElse(Figure.NOTHING);
        };
    }

    private static Figure figure(Kpi kpi, Sum sum) {
        var aggregate = kpi.aggregate();
        return new Figure(
                sum.value(aggregate),
                sum.numerator(aggregate),
                BigDecimal.valueOf(sum.known()),
                sum.facts() - sum.known(),
                aggregate == Aggregate.MEAN ? Sum.rounded(sum.median()) : null,
                aggregate == Aggregate.MEAN ? Sum.rounded(sum.p90()) : null,
                false,
                List.of());
    }

    private static Figure figure(Point point, long unknown) {
        return new Figure(point.value(), point.numerator(), point.denominator(), unknown, null, null, false, List.of());
    }

    private static Figure figure(Kpi kpi, Revenue.Money money) {
        return figure(point(kpi, money, money.key(), null), money.unknown());
    }

    private List<Point> points(Kpi kpi, Question question) {
        if (isOfAccounts(kpi)
                && (!OF_ACCOUNTS.containsAll(question.only().keySet())
                        || (question.each() != null && !OF_ACCOUNTS.contains(question.each())))) {
            return List.of();
        }
        var periods = Period.of(question);
        return switch (kpi.aggregate()) {
            case NONE -> List.of();
            case SHARE, MEAN, COUNT ->
                question.each() == null ? overTime(kpi, question, periods) : apart(kpi, question);
            case LEVEL, AGE, UTILIZATION -> levels.of(kpi, question, periods);
            case PER_DAY -> perDay(kpi, question, periods);
            case REVENUE -> revenue(kpi, question, periods);
            case AT_RISK ->
                question.each() == null
                        ? List.of()
                        : revenue.atRisk(question).stream()
                                .map(money -> point(kpi, money, money.key(), null))
                                .toList();
        };
    }

    private List<Sum> sums(Kpi kpi, Question question, List<Period> periods) {
        return days.suffice(question) ? days.byPeriod(kpi, periods) : facts.byPeriod(kpi, question, periods);
    }

    private List<Point> overTime(Kpi kpi, Question question, List<Period> periods) {
        var found = new HashMap<String, Sum>();
        sums(kpi, question, periods).forEach(sum -> found.put(sum.key(), sum));
        var points = new ArrayList<Point>();
        for (int i = 0; i < periods.size(); i++) {
            var period = periods.get(i);
            var sum = found.getOrDefault(String.valueOf(i + 1), Sum.none(""));
            points.add(point(kpi, sum, period.key(), period));
        }
        return points;
    }

    private List<Point> apart(Kpi kpi, Question question) {
        return facts.byDimension(kpi, question, Objects.requireNonNull(question.each())).stream()
                .map(sum -> point(kpi, sum, sum.key(), null))
                .toList();
    }

    private static Point point(Kpi kpi, Sum sum, String key, @Nullable Period period) {
        var figure = figure(kpi, sum);
        return new Point(
                key,
                key,
                period == null ? null : period.from(),
                figure.value(),
                figure.numerator(),
                figure.denominator(),
                figure.median(),
                figure.p90(),
                false);
    }

    private List<Point> perDay(Kpi kpi, Question question, List<Period> periods) {
        var found = facts.days(kpi, question, periods);
        if (question.each() != null) {
            return found.stream().map(one -> perDay(one.key(), one, null)).toList();
        }
        var byPeriod = new HashMap<String, FactSums.Days>();
        found.forEach(one -> byPeriod.put(one.key(), one));
        var points = new ArrayList<Point>();
        for (int i = 0; i < periods.size(); i++) {
            points.add(perDay(
                    periods.get(i).key(),
                    byPeriod.getOrDefault(String.valueOf(i + 1), new FactSums.Days("", 0, 0)),
                    periods.get(i)));
        }
        return points;
    }

    private static Point perDay(String key, FactSums.Days days, @Nullable Period period) {
        return new Point(
                key,
                key,
                period == null ? null : period.from(),
                days.days() == 0 ? null : Sum.divided(BigDecimal.valueOf(days.facts()), days.days()),
                days.days() == 0 ? null : BigDecimal.valueOf(days.facts()),
                BigDecimal.valueOf(days.days()),
                null,
                null,
                false);
    }

    private List<Point> revenue(Kpi kpi, Question question, List<Period> periods) {
        var found = revenue.of(kpi, question, periods);
        var points = new ArrayList<Point>();
        for (int i = 0; i < found.size(); i++) {
            points.add(point(kpi, found.get(i), found.get(i).key(), question.each() == null ? periods.get(i) : null));
        }
        return points;
    }

    private static Point point(Kpi kpi, Revenue.Money money, String key, @Nullable Period period) {
        var none = money.accounts() == 0
                || (kpi.unit() == Unit.PERCENT && money.denominator().signum() == 0);
        var value = kpi.unit() == Unit.PERCENT && !none
                ? Sum.divided(money.numerator().movePointRight(2), money.denominator())
                : money.numerator();
        return new Point(
                key,
                key,
                period == null ? null : period.from(),
                none ? null : value,
                none ? null : money.numerator(),
                money.denominator(),
                null,
                null,
                false);
    }

    /** The latest first. */
    public List<Counted> cases(Kpi kpi, Question question, int limit) {
        var found = switch (kpi.aggregate()) {
            case NONE, REVENUE -> List.<FactSums.Of>of();
            case AT_RISK -> revenue.casesAtRisk(question, limit);
            case LEVEL, AGE, UTILIZATION -> facts.open(kpi, question, limit);
            default -> facts.cases(kpi, question, limit);
        };
        var share = kpi.aggregate() == Aggregate.SHARE;
        return found.stream()
                .map(one -> new Counted(
                        one.number(),
                        one.at(),
                        share ? Long.valueOf(1).equals(one.value()) : one.value() != null,
                        share ? null : one.value()))
                .toList();
    }
}
