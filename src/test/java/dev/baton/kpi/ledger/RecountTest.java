package dev.baton.kpi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.audit.log.LogBook;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import dev.baton.kpi.Dimension;
import dev.baton.kpi.Figures;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.Question;
import dev.baton.kpi.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What was counted while it happened is what the case file says in the end, by statements that know nothing of how it was counted. */
@BatonTest
class RecountTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Counter counter;

    @Autowired
    private Counted counted;

    @Autowired
    private Recounts recounts;

    @Autowired
    private LogBook log;

    @Autowired
    private Figures figures;

    @Autowired
    private Kpis kpis;

    @Autowired
    private Alarms alarms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Instant begin = Instant.EPOCH;

    @BeforeEach
    void aTimeOfItsOwn() {
        begin = desk.now().truncatedTo(ChronoUnit.HOURS);
        desk.setTime(begin);
    }

    @AfterEach
    void theDeskAsItWas() {
        desk.realTime();
    }

    @Test
    void randomHistoriesCountAsTheCaseFileSays() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var numbers = new ArrayList<CaseNumber>();
        for (int i = 0; i < 60; i++) {
            something(random, numbers);
            desk.passes(Duration.ofMinutes(random.nextInt(300)));
            if (random.nextInt(4) == 0) {
                count();
            }
        }
        count();

        var own = numbers.stream().map(CaseNumber::value).toArray(String[]::new);
        assertThat(facts("opened", "cases", own)).as("opened, seed %d", seed).isEqualTo(number("""
                select count(*) from support_case where number = any (?) and merged_into is null""", own));
        assertThat(facts("opened", "escalated", own))
                .as("escalated, seed %d", seed)
                .isEqualTo(number("""
                select count(distinct case_number) from escalation where case_number = any (?)""", own));
        assertThat(facts("reopened", "cases", own))
                .as("reopened, seed %d", seed)
                .isEqualTo(number("""
                select sum(reopened) from support_case where number = any (?)""", own));
        assertThat(facts("flow", "open", own)).as("backlog, seed %d", seed).isEqualTo(number("""
                select count(*) from support_case where number = any (?) and status = 'OPEN'""", own));
        assertThat(facts("promise", "kept", own))
                .as("promises kept, seed %d", seed)
                .isEqualTo(number("""
                select count(*) from promise where case_number = any (?) and outcome = 'KEPT'""", own));
        assertThat(known("promise", "kept", own)).as("promises, seed %d", seed).isEqualTo(number("""
                select count(*) from promise where case_number = any (?) and outcome in ('KEPT', 'BROKEN')""", own));
        assertThat(facts("reply", "seconds", own, "first"))
                .as("first replies, seed %d", seed)
                .isEqualTo(number("""
                select coalesce(sum(floor(extract(epoch from first - reported_at))), 0)::bigint from (
                  select c.reported_at, min(i.happened_at) as first from support_case c join interaction i on i.case_number = c.number
                  where c.number = any (?) and i.direction = 'OUTBOUND' and not i.automatic group by c.number, c.reported_at) replies""", own));
        assertThat(known("clock", "met", own, "firstReply") - facts("clock", "met", own, "firstReply"))
                .as("first replies missed, seed %d", seed)
                .isEqualTo(number("""
                        select count(*) from sla_rung r where r.case_number = any (?) and r.name = 'firstReply' and r.offset_seconds = 0""", own));
        assertThat(facts("hold", "cases", own)).as("in hands, seed %d", seed).isEqualTo(number("""
                select count(*) from support_case where number = any (?) and status = 'OPEN'
                  and coalesce(responsible, accountable) is not null""", own));
        assertThat(again()).as("differences, seed %d", seed).isEmpty();
    }

    private void something(Random random, List<CaseNumber> numbers) {
        if (numbers.isEmpty() || random.nextInt(5) == 0) {
            numbers.add(random.nextBoolean() ? desk.criticalCase() : desk.standardCase());
            return;
        }
        var number = numbers.get(random.nextInt(numbers.size()));
        var open = desk.tasks(number);
        switch (random.nextInt(6)) {
            case 0 -> desk.says(number, "inbound", "Any news?");
            case 1 -> desk.says(number, "outbound", "We are at it.");
            case 2 -> {
                if (status(number).equals("OPEN")) {
                    desk.escalate(number, random.nextBoolean() ? "functional" : "hierarchical");
                }
            }
            case 3 -> {
                if (open.contains("Work on case") && escalation(number) == 0) {
                    desk.resolves(number);
                }
            }
            case 4 -> {
                if (open.contains("Document case")) {
                    desk.documents(number);
                }
            }
            default -> {
                if (status(number).equals("RESOLVED")) {
                    desk.post("/api/cases/%s/reopen".formatted(number), Map.of("reason", "It is back."));
                }
            }
        }
    }

    private String status(CaseNumber number) {
        return jdbc.sql("select status from support_case where number = ?")
                .param(number.value())
                .query(String.class)
                .single();
    }

    private long escalation(CaseNumber number) {
        return number("select count(*) from escalation where case_number = any (?)", new String[] {number.value()});
    }

    @Test
    void theSumsOfDaysAreThoseOfTheFactsInAnyCut() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "We look.");
        desk.passes(Duration.ofHours(30));
        desk.resolves(number);
        count();
        var from = begin.truncatedTo(ChronoUnit.DAYS);
        var to = from.plus(Duration.ofDays(3));

        for (var kpi : kpis.all()) {
            var byDay = figures.of(kpi, Question.of(from, to, ZoneOffset.UTC).by(Span.DAY));
            // The same days, under a name that the desk's zone does not have: from the facts.
            var byFact = figures.of(
                    kpi, Question.of(from, to, ZoneId.of("Africa/Abidjan")).by(Span.DAY));
            assertThat(byDay.value()).as(kpi.id()).isEqualTo(byFact.value());
            assertThat(byDay.numerator()).as(kpi.id()).isEqualTo(byFact.numerator());
            assertThat(byDay.unknown()).as(kpi.id()).isEqualTo(byFact.unknown());
            assertThat(byDay.points().stream().map(point -> point.key() + " " + point.value()))
                    .as(kpi.id())
                    .isEqualTo(byFact.points().stream()
                            .map(point -> point.key() + " " + point.value())
                            .toList());
            if (byFact.median() != null
                    && byFact.median().signum() > 0
                    && byFact.denominator().intValue() == 1) {
                assertThat(byDay.median().divide(byFact.median(), 4, RoundingMode.HALF_UP))
                        .as(kpi.id())
                        .isBetween(new BigDecimal("0.98"), new BigDecimal("1.02"));
            }
        }
    }

    @Test
    void whatIsToldApartAddsUpToTheWhole() {
        desk.standardCase();
        desk.criticalCase();
        count();
        var question = Question.of(begin.minus(Duration.ofDays(1)), begin.plus(Duration.ofDays(1)), ZoneOffset.UTC);
        for (var id : List.of("opened", "backlog")) {
            var kpi = kpis.find(id).orElseThrow();
            for (var dimension : Dimension.values()) {
                var apart = figures.of(kpi, question.each(dimension));
                assertThat(apart.points().stream()
                                .mapToLong(point -> point.value().longValue())
                                .sum())
                        .as(id + " by " + dimension)
                        .isEqualTo(apart.value().longValue());
            }
        }
    }

    @Test
    void aRecountFindsWhatIsOtherwiseSetsItRightAndSaysSo() {
        var number = desk.standardCase();
        count();
        recount();
        jdbc.sql(
                        "update kpi_fact set figures = '{\"cases\": 1, \"escalated\": 1}' where case_number = ? and facts = 'opened'")
                .param(number.value())
                .update();

        recount();

        var found = recounts.latest().orElseThrow();
        assertThat(found.differences()).isPositive();
        assertThat(found.examples()).contains(number.value());
        assertThat(alarms.open()).anyMatch(alarm -> alarm.kind() == Alarm.Kind.NUMBERS_DIFFERED);
        assertThat(facts("opened", "escalated", new String[] {number.value()})).isZero();

        recount();

        assertThat(recounts.latest().orElseThrow().differences()).isZero();
        assertThat(alarms.open()).noneMatch(alarm -> alarm.kind() == Alarm.Kind.NUMBERS_DIFFERED);
    }

    @Test
    void aDayThatAddedUpOtherwiseIsFound() {
        desk.standardCase();
        count();
        recount();
        jdbc.sql(
                        "update kpi_day set total = total + 7 where (facts, figure, day) in (select facts, figure, day from kpi_day where figure = 'cases' limit 1)")
                .update();

        recount();

        assertThat(recounts.latest().orElseThrow().differences()).isPositive();
        recount();
        assertThat(recounts.latest().orElseThrow().differences()).isZero();
    }

    @Test
    void oneRecountAtATime() {
        assertThat(recounts.ask("mara")).isTrue();
        assertThat(recounts.ask("vera")).isFalse();
        recounts.finish();
        assertThat(recounts.latest().orElseThrow().askedBy()).isEqualTo("mara");
    }

    @Test
    void manyWhoCountAtOnceCountOnce() {
        for (int i = 0; i < 5; i++) {
            desk.standardCase();
        }
        takeIn();

        var all = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < 4; i++) {
            all.add(CompletableFuture.runAsync(counter::follow, work -> new Thread(work).start()));
        }
        all.forEach(CompletableFuture::join);

        count();
        recount();
        assertThat(recounts.latest().orElseThrow().differences()).isZero();
    }

    @Test
    void whoIsKilledInTheMiddleHasCountedNothing() {
        desk.standardCase();
        count();
        var place = jdbc.sql("select place from kpi_progress").query(Long.class).single();
        var number = desk.standardCase();
        takeIn();

        assertThatThrownBy(() -> transaction.executeWithoutResult(begun -> {
                    counted.again(List.of(number));
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(facts("opened", "cases", new String[] {number.value()})).isZero();
        assertThat(jdbc.sql("select place from kpi_progress").query(Long.class).single())
                .isEqualTo(place);
        count();
        assertThat(facts("opened", "cases", new String[] {number.value()})).isEqualTo(1);
    }

    @Test
    void aPriorityThatChangesAfterTheReplyLeavesTheReplyAsItWas() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "We look.");
        count();
        var was = priority(number, "reply");
        desk.put(
                "/api/cases/%s/assessment".formatted(number),
                Map.of("category", "outage", "impact", "high", "urgency", "high"));
        count();

        assertThat(priority(number, "reply")).isEqualTo(was);
        assertThat(jdbc.sql("select priority from support_case where number = ?")
                        .param(number.value())
                        .query(String.class)
                        .single())
                .isNotEqualTo(was);
    }

    @Test
    void anAccountThatChangesLeavesWhatHappenedBeforeWithItsTierOfThen() {
        var account = desk.account("standard", "green", "software", 300);
        var number = desk.report(account, Desk.facts("technical", "medium", "medium"));
        count();
        desk.passes(Duration.ofHours(2));
        desk.put("/api/accounts/" + account, Map.of("name", "Acme", "tier", "vip", "arr", 5000));
        desk.says(number, "outbound", "We look.");
        count();

        assertThat(tier(number, "opened")).isEqualTo("standard");
        assertThat(tier(number, "reply")).isEqualTo("vip");
    }

    @Test
    void whatAccountsPayIsComparedFromTheBeginningOfThePeriodToItsEnd() {
        var stays = desk.account("standard", "green", "software", 300);
        desk.put("/api/accounts/" + stays, Map.of("name", "Stays", "tier", "standard", "arr", 1000));
        var grows = desk.account("standard", "green", "software", 300);
        desk.put("/api/accounts/" + grows, Map.of("name", "Grows", "tier", "standard", "arr", 1000));
        count();
        desk.passes(Duration.ofDays(40));
        desk.put("/api/accounts/" + stays, Map.of("name", "Stays", "tier", "standard", "arr", 400));
        desk.put("/api/accounts/" + grows, Map.of("name", "Grows", "tier", "standard", "arr", 1250));
        count();
        var from = begin.plus(Duration.ofDays(1));
        var question = Question.of(from, from.plus(Duration.ofDays(60)), ZoneOffset.UTC);

        assertThat(of("grossDollarChurn", question, stays)).isEqualByComparingTo("60");
        assertThat(of("netRevenueRetention", question, grows)).isEqualByComparingTo("125");
        assertThat(of("expansionRevenue", question, grows)).isEqualByComparingTo("250");
    }

    private BigDecimal of(String kpi, Question question, String account) {
        return figures.of(
                        kpis.find(kpi).orElseThrow(),
                        new Question(
                                question.from(),
                                question.to(),
                                question.zone(),
                                null,
                                null,
                                Map.of(Dimension.ACCOUNT, account)))
                .value();
    }

    private String priority(CaseNumber number, String kind) {
        return trait("priority", number, kind);
    }

    private String tier(CaseNumber number, String kind) {
        return trait("tier", number, kind);
    }

    private String trait(String column, CaseNumber number, String kind) {
        return jdbc.sql("select %s from kpi_fact where case_number = ? and facts = ? and nth = 0".formatted(column))
                .params(number.value(), kind)
                .query(String.class)
                .single();
    }

    private long facts(String kind, String figure, String[] numbers) {
        return sum("coalesce(sum((figures ->> :figure)::bigint), 0)", kind, figure, numbers, null);
    }

    private long facts(String kind, String figure, String[] numbers, String of) {
        return sum("coalesce(sum((figures ->> :figure)::bigint), 0)", kind, figure, numbers, of);
    }

    private long known(String kind, String figure, String[] numbers) {
        return sum("count(figures ->> :figure)", kind, figure, numbers, null);
    }

    private long known(String kind, String figure, String[] numbers, String of) {
        return sum("count(figures ->> :figure)", kind, figure, numbers, of);
    }

    private long sum(String what, String kind, String figure, String[] numbers, String of) {
        return jdbc.sql(
                        "select %s from kpi_fact where facts = :kind and case_number = any (:numbers) and (:of::text is null or of_what = :of)"
                                .formatted(what))
                .param("figure", figure)
                .param("kind", kind)
                .param("numbers", numbers)
                .param("of", of)
                .query(Long.class)
                .single();
    }

    private long number(String query, String[] numbers) {
        return jdbc.sql(query).param(numbers).query(Long.class).single();
    }

    private List<String> again() {
        recount();
        var found = recounts.latest().orElseThrow();
        return found.differences() == 0 ? List.of() : found.examples();
    }

    private void recount() {
        recounts.ask(null);
        recounts.finish();
    }

    private void takeIn() {
        while (log.takeIn() > 0) {
            TimeFormat.told(desk.now());
        }
    }

    private void count() {
        takeIn();
        counter.catchUp();
    }
}
