package dev.baton.kpi.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.audit.log.LogBook;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.ledger.Counter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of figures as managers, agents, process owners and auditors see them, and what they refuse. */
@BatonTest
class NumbersPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Kpis kpis;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Counter counter;

    @Autowired
    private LogBook log;

    @BeforeEach
    void noBoards() {
        jdbc.sql("delete from number_board").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "mara", "vera", "otto", "aud"})
    void everybodyButProgramsSeesEveryFigure(String person) {
        var page = as(person).get("/numbers");
        assertThat(page.status()).isEqualTo(200);
        assertThat(kpis.all()).allSatisfy(kpi -> assertThat(page.body()).contains("href=\"/numbers/" + kpi.id()));
        assertThat(page.body()).doesNotContain("NaN").doesNotContain("Cannot be counted now");
    }

    @Test
    void everyFigureHasItsPageAndItsCases() {
        var mara = as("mara");
        assertThat(kpis.all()).allSatisfy(kpi -> {
            assertThat(mara.get("/numbers/" + kpi.id()))
                    .satisfies(page -> assertThat(page.status()).isEqualTo(200))
                    .satisfies(
                            page -> assertThat(page.body()).contains(kpi.name().en()));
            assertThat(mara.get("/numbers/" + kpi.id() + "/cases").status()).isEqualTo(200);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&each=priority"})
    void ofATeamOfTooFewIsSaidSoAndNothingElse(String apart) {
        jdbc.sql("""
                insert into kpi_fact (case_number, facts, nth, of_what, at, figures, team, account, priority)
                values ('C-few', 'reply', 0, 'first', '2001-01-02T10:00:00Z', '{"seconds": 4711}', 'few', 'few', 'P1')
                """).update();
        try {
            var asked = "?from=2001-01-01&to=2001-01-31&team=few";
            for (var path : List.of("/numbers/firstResponseTime", "/numbers/firstResponseTime/cases", "/numbers")) {
                assertThat(as("mara").get(path + asked + apart).body())
                        .as(path)
                        .contains("Too few to show")
                        .doesNotContain("4711", "4,711", "1 h 18 min");
            }
        } finally {
            jdbc.sql("delete from kpi_fact where case_number = 'C-few'").update();
        }
    }

    @Test
    void noDataIsSaidAndIsNoZero() {
        var page = as("mara").get("/numbers/csat?from=1999-01-01&to=1999-01-31").body();
        assertThat(page).contains("No data").doesNotContain("NaN").doesNotContain(">0 %<");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?from=2026-03-02&to=2026-03-01 | exchange the two days
            ?from=yesterday                | is no day; write it like 2027-03-31
            ?to=2026-02-30                 | is no day; write it like 2027-03-31
            ?from=1900-01-01               | is no day
            ?from=2000-01-01&to=2020-01-01 | ask for at most 1100 days
            ?zone=Europe/Atlantis          | is no zone that is known
            ?period=forever                | must be one of 7d, 30d, 90d
            ?span=minute                   | must be one of hour, day
            ?span=hour&period=90d          | gives more than 800 points
            ?each=mood                     | must be one of team, person
            """)
    void whatCannotBeAnsweredIsToldWithASentence(String query, String sentence) {
        for (var path :
                List.of("/numbers", "/numbers/escalationRate", "/numbers/escalationRate/cases", "/numbers/wall")) {
            var answer = as("mara").get(path + query);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.body()).as(path).contains(sentence);
        }
        assertThat(as("mara").get("/numbers/escalationRate/course.csv" + query).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/numbers/nothing",
                "/numbers/nothing/cases",
                "/numbers/nothing/course.csv",
                "/numbers/escalationRate/nothing.csv"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(as("mara").get(path).status()).isEqualTo(404);
    }

    @Test
    void zonesWithHalfHoursAndMonthsWithAnHourLessAreCut() {
        assertThat(as("mara")
                        .get("/numbers/opened?zone=Asia/Kolkata&period=7d&span=hour")
                        .status())
                .isEqualTo(200);
        assertThat(as("mara")
                        .get("/numbers/opened?zone=Europe/Berlin&from=2026-03-01&to=2026-03-31&span=day")
                        .body())
                .contains("2026-03-29");
    }

    @Test
    void peopleAreToldApartForThoseWhoLeadThemAndEverybodySeesThemselves() {
        assertThat(as("mara").get("/numbers/resolved?each=person").status()).isEqualTo(200);
        assertThat(as("aud").get("/numbers/resolved?person=sam").status()).isEqualTo(200);
        assertThat(as("sam").get("/numbers/resolved?person=sam").status()).isEqualTo(200);
        assertThat(as("sam").get("/numbers/resolved?each=person").status()).isEqualTo(200);
        for (var path : List.of("/numbers/resolved", "/numbers/resolved/cases", "/numbers")) {
            assertThat(as("sam").get(path + "?person=eli").status()).as(path).isEqualTo(400);
            assertThat(as("otto").get(path + "?person=sam").status()).as(path).isEqualTo(400);
        }
    }

    @Test
    void casesLeadToThemAsFarAsTheyAreReadable() {
        var number = desk.report(desk.ordinaryAccount(), Map.of("subject", "<i>Counted</i>", "category", "technical"));
        while (log.takeIn() > 0) {
            assertThat(log.size()).isPositive();
        }
        counter.catchUp();
        assertThat(as("mara").get("/numbers/opened/cases").body())
                .contains("/cases/" + number)
                .contains("&lt;i&gt;Counted");
        assertThat(as("otto").get("/numbers/opened/cases").body())
                .doesNotContain("/cases/" + number)
                .contains("more are not yours to read");
    }

    @Test
    void filesAreTablesWithoutFormulas() {
        var file = as("mara").get("/numbers/opened/course.csv?period=7d").body();
        assertThat(file.lines().findFirst()).contains("what,from,value,before,numerator,denominator,unit,hidden");
        assertThat(file.lines()).hasSize(8);
        assertThat(as("mara")
                        .get("/numbers/opened/parts.csv?each=account")
                        .body()
                        .lines())
                .noneMatch(line -> line.startsWith("=") || line.startsWith("\"="));
    }

    @Test
    void aBoardIsPutTogetherInItsOrderAndChangedAndRemoved() {
        var mara = as("mara");
        var kept = mara.form(
                "/numbers/boards",
                form(mara, "name", "Monday <b>", "place.csat", "2", "place.backlog", "1", "place.slaMet", ""));
        assertThat(kept.status()).isBetween(200, 303);
        var id = jdbc.sql("select id from number_board").query(Long.class).single();
        var page = mara.get("/numbers?board=" + id).body();
        assertThat(page).contains("Monday &lt;b&gt;");
        assertThat(tiles(page)).containsExactly("backlog", "csat");
        assertThat(mara.get("/numbers/wall?board=" + id).body())
                .contains("hx-trigger=\"every 60s\"")
                .doesNotContain("<nav");
        assertThat(tiles(as("sam").get("/numbers?board=" + id).body()))
                .as("it is nobody else's")
                .hasSizeGreaterThan(10);

        mara.form(
                "/numbers/boards", form(mara, "id", "" + id, "name", "Monday", "place.slaMet", "1", "shared", "true"));
        assertThat(tiles(as("sam").get("/numbers?board=" + id).body())).containsExactly("slaMet");
        assertThat(as("sam").get("/numbers").body()).contains("shared by mara");

        var sam = as("sam");
        sam.form("/numbers/boards/" + id + "/remove", form(sam));
        assertThat(jdbc.sql("select count(*) from number_board")
                        .query(Long.class)
                        .single())
                .isOne();
        mara.form("/numbers/boards/" + id + "/remove", form(mara));
        assertThat(jdbc.sql("select count(*) from number_board")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aBoardThatCannotBeKeptIsRefusedWithWhatWasTyped() {
        var sam = as("sam");
        assertThat(sam.form("/numbers/boards", form(sam, "name", "Mine", "place.csat", "1", "shared", "true")))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("is for support managers"));
        assertThat(sam.form("/numbers/boards", form(sam, "name", " ", "place.csat", "7"))
                        .body())
                .contains("role=\"alert\"")
                .contains("value=\"7\"");
        assertThat(sam.form("/numbers/boards", form(sam, "name", "Mine", "place.csat", "first"))
                        .body())
                .contains("have places from 0 to 999");
        assertThat(sam.form("/numbers/boards", form(sam, "name", "Mine")).body())
                .contains("give at least one figure a place");
        sam.form("/numbers/boards", form(sam, "name", "Mine", "place.csat", "1"));
        assertThat(sam.form("/numbers/boards", form(sam, "name", "MINE", "place.csat", "1"))
                        .body())
                .contains("is the name of another board of yours");
    }

    private Map<String, String> form(Visitor visitor, String... fields) {
        var form = new TreeMap<String, String>();
        form.put("_csrf", visitor.token("/numbers/boards"));
        for (var at = 0; at < fields.length; at += 2) {
            form.put(fields[at], fields[at + 1]);
        }
        return form;
    }

    private static List<String> tiles(String page) {
        return Pattern.compile("<h3><a href=\"/numbers/(\\w+)")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private Visitor as(String person) {
        return Visitor.named(person, port);
    }
}
