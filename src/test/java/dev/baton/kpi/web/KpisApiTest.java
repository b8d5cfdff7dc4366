package dev.baton.kpi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.audit.log.LogBook;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.ledger.Counter;
import dev.baton.kpi.ledger.Recounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class KpisApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Kpis kpis;

    @Autowired
    private LogBook log;

    @Autowired
    private Counter counter;

    @Autowired
    private Recounts recounts;

    @BeforeEach
    void somethingHappened() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "We look.");
        for (int i = 0; i < 5; i++) {
            desk.standardCase();
        }
        while (log.takeIn() > 0) {
            assertThat(log.size()).isPositive();
        }
        counter.catchUp();
    }

    @Test
    void everyFigureIsDefinedAndAnswered() {
        var all = JsonPath.<List<String>>read(get("mara", "/api/kpis"), "$[*].id");
        assertThat(all).hasSameSizeAs(kpis.all());
        for (var id : all) {
            var answer = JsonPath.parse(get("mara", "/api/kpis/" + id));
            assertThat(answer.<Map<String, Object>>read("$"))
                    .as(id)
                    .containsKeys("value", "numerator", "denominator", "unit", "points", "unknown");
            for (var by : List.of(
                    "hour",
                    "day",
                    "week",
                    "month",
                    "quarter",
                    "team",
                    "person",
                    "account",
                    "tier",
                    "region",
                    "priority",
                    "category",
                    "area",
                    "channel")) {
                assertThat(status("mara", "/api/kpis/%s?by=%s&zone=Asia/Kathmandu".formatted(id, by)))
                        .as(id + " by " + by)
                        .isEqualTo(200);
            }
            assertThat(status("mara", "/api/kpis/%s/cases".formatted(id)))
                    .as(id)
                    .isEqualTo(200);
        }
    }

    @Test
    void whereNothingHappenedThereIsNoValue() {
        var answer = JsonPath.parse(get("mara", "/api/kpis/slaMet?from=2001-01-01&to=2001-01-31&by=week"));
        assertThat(answer.<Object>read("$.value")).isNull();
        assertThat(answer.<Integer>read("$.denominator")).isZero();
        assertThat(answer.<List<Object>>read("$.points[*].value"))
                .containsOnlyNulls()
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2026-02-30 | from is no day",
                "from=2026-03-02&to=2026-03-01 | from lies after the end",
                "from=1990-01-01 | from lies too far back",
                "zone=Mars/Olympus | zone is no zone",
                "by=moon | by must be one of",
                "from=2025-01-01&to=2026-01-01&by=hour | span gives more than"
            })
    void whatIsNoQuestionIsRefusedWithASentence(String query, String says) {
        var answer = http.withBasicAuth("mara", "baton").getForEntity("/api/kpis/opened?" + query, String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains(says.substring(says.indexOf(' ') + 1));
    }

    @Test
    void anUnknownFigureIsNotFound() {
        assertThat(status("mara", "/api/kpis/moonPhase")).isEqualTo(404);
        assertThat(status("mara", "/api/kpis/moonPhase/cases")).isEqualTo(404);
    }

    @Test
    void whoIsNoManagerSeesOnlyTheirOwnFigures() {
        assertThat(JsonPath.<List<String>>read(get("sam", "/api/kpis/firstResponseTime?by=person"), "$.points[*].key"))
                .isSubsetOf("sam");
        assertThat(status("sam", "/api/kpis/firstResponseTime?person=mara")).isEqualTo(400);
        assertThat(status("sam", "/api/kpis/firstResponseTime?person=sam")).isEqualTo(200);
        assertThat(status("sam", "/api/kpis/firstResponseTime/cases?person=mara"))
                .isEqualTo(400);
    }

    @Test
    void tooFewAreNotTold() {
        var points = JsonPath.<List<Map<String, Object>>>read(
                get("mara", "/api/kpis/csat?by=person"), "$.points[?(@.denominator < 5)]");
        assertThat(points).allMatch(point -> point.get("value") == null);
    }

    @Test
    void casesAreThoseThatTheReaderMayRead() {
        var all = JsonPath.parse(get("mara", "/api/kpis/opened/cases"));
        var own = JsonPath.parse(get("eli", "/api/kpis/opened/cases"));
        assertThat(own.<List<String>>read("$.items[*].number").size() + own.<Integer>read("$.others"))
                .isEqualTo(all.<List<String>>read("$.items[*].number").size());
        assertThat(own.<Integer>read("$.others")).isPositive();
    }

    @Test
    void aRecountIsAskedForOnceAndDone() {
        recounts.finish();
        var asked = http.withBasicAuth("mara", "baton").postForEntity("/api/kpis/recount", null, String.class);
        assertThat(asked.getStatusCode().value()).isEqualTo(202);
        assertThat(http.withBasicAuth("mara", "baton")
                        .postForEntity("/api/kpis/recount", null, String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        recounts.finish();
        assertThat(JsonPath.<Object>read(get("mara", "/api/kpis/recount"), "$.recount.finishedAt"))
                .isNotNull();
        assertThat(http.withBasicAuth("sam", "baton")
                        .postForEntity("/api/kpis/recount", null, String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    private int status(String user, String path) {
        return http.withBasicAuth(user, "baton")
                .getForEntity(path, String.class)
                .getStatusCode()
                .value();
    }

    private String get(String user, String path) {
        return http.withBasicAuth(user, "baton").getForObject(path, String.class);
    }

    @Test
    void whoeverPressesTheButtonWhileOneGoesOnIsLedToIt() {
        recounts.finish();
        var otto = Visitor.loggedIn("otto", port);

        for (int i = 0; i < 2; i++) {
            assertThat(otto.form("/numbers/recount", Map.of("_csrf", otto.token("/numbers")))
                            .status())
                    .isEqualTo(302);
        }
        recounts.finish();
    }

    @Test
    void thePageSaysWhetherFiguresAreRight() {
        recounts.ask("mara");
        recounts.finish();

        assertThat(get("mara", "/numbers?language=en")).contains("are what their trails say", "Count everything again");
        assertThat(get("sam", "/numbers?language=en"))
                .contains("are what their trails say")
                .doesNotContain("Count everything again");
    }

    @Test
    void aTeamOfTooFewIsNotToldByTellingSomethingElseApart() {
        var query = "/api/kpis/closed?from=2001-01-01&to=2001-02-01&team=engineering&by=priority";
        assertThat(JsonPath.<Object>read(get("sam", query), "$.value")).isNull();
        var lately = JsonPath.parse(get("sam", "/api/kpis/takeChargeTime?team=leadership&by=priority"));
        assertThat(lately.<List<Map<String, Object>>>read("$.points[*]"))
                .allMatch(point -> point.get("value") == null || ((Number) point.get("denominator")).intValue() >= 5);
    }

    @Test
    void whatAccountsPayIsToldToWhoMayReadThem() {
        var account = desk.account("vip", "green", "software", 30);
        desk.put("/api/accounts/" + account, Map.of("name", "Acme", "tier", "vip", "arr", 5000));
        assertThat(JsonPath.<List<String>>read(
                        get("eli", "/api/kpis/netRevenueRetention?by=account"), "$.points[*].key"))
                .doesNotContain(account);
        assertThat(status("eli", "/api/kpis/netRevenueRetention?account=" + account))
                .isEqualTo(400);
        assertThat(status("mara", "/api/kpis/netRevenueRetention?account=" + account))
                .isEqualTo(200);
    }

    @Test
    void ofATeamThereIsNoRevenue() {
        var answer = JsonPath.parse(get("mara", "/api/kpis/revenueAtRisk?team=engineering"));
        assertThat(answer.<Object>read("$.value")).isNull();
        assertThat(JsonPath.<List<Object>>read(get("mara", "/api/kpis/revenueAtRisk?by=priority"), "$.points"))
                .isEmpty();
    }
}
