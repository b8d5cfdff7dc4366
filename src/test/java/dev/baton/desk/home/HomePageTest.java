package dev.baton.desk.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.SqlStatements;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each role begins with what it has to do next. */
@BatonTest
class HomePageTest {

    private static final int OTHERS = 25;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcConnectionDetails database;

    private final String word = "h" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void anEmptyDesk() {
        desk.realTime();
        jdbc.sql("delete from last_visit").update();
    }

    @AfterEach
    void asItWas() {
        desk.realTime();
    }

    @Test
    void anAgentSeesOwnWorkWhatTheTeamMayTakeAndWhatCustomersWrote() {
        assertThat(home("sam")).contains("You have no work", "Nothing waits for somebody to take it");
        var taken = aCase("taken");
        var open = aCase("open");
        claims("sam", "Work on case", taken);

        var page = home("sam");
        assertThat(between(page, "id=\"mine\"", "id=\"ours\""))
                .contains("/cases/" + taken)
                .doesNotContain(open.value());
        assertThat(between(page, "id=\"ours\"", "id=\"heard\""))
                .contains("/cases/" + open, "#/?task=")
                .doesNotContain(taken.value());

        desk.setTime(desk.now().plus(Duration.ofMinutes(20)));
        home("sam");
        desk.setTime(desk.now().plus(Duration.ofMinutes(20)));
        desk.says(taken, "inbound", "Any news?");
        assertThat(home("sam"))
                .as("since the last visit")
                .contains("Last here:")
                .doesNotContain("Nothing new on the cases");
    }

    @Test
    void aManagerSeesRisksQuestionsAndLoad() {
        desk.setTime(desk.now().minus(Duration.ofDays(4_000))); // the longest unanswered are shown
        var number = desk.report(
                desk.ordinaryAccount(),
                Map.of("subject", "now " + word, "category", "outage", "impact", "high", "urgency", "high"));
        desk.escalate(number, "hierarchical");
        claims("sana", "Work on case", number);

        var page = home("mara");
        assertThat(between(page, "id=\"risks\"", "id=\"questions\"")).contains("/cases/" + number, ">sana<");
        assertThat(between(page, "id=\"questions\"", "</main>")).contains("/cases/" + number, "more authority");
        assertThat(home("sam")).doesNotContain("id=\"questions\"", "id=\"risks\"");
    }

    @Test
    void aSuccessManagerSeesTheOwnAccountsAndTheLoad() {
        assertThat(home("cleo")).contains("None of your accounts has an open case");
        desk.put(
                "/api/accounts/own-" + word,
                Map.of("name", "Own " + word, "tier", "standard", "health", "green", "csm", "cleo"));
        desk.report("own-" + word, Desk.facts("technical", "low", "low"));

        assertThat(between(home("cleo"), "id=\"accounts\"", "</main>")).contains("Own " + word, "id=\"load\"");
        assertThat(Visitor.named("cleo", port).get("/accounts/own-" + word).body())
                .as("what is counted may be read")
                .contains("/cases/C-");
    }

    @Test
    void othersSeeWhatTheyLookAfter() {
        assertThat(home("otto"))
                .contains("everything the models do by themselves works", "version ")
                .doesNotContain("id=\"mine\"");
        assertThat(home("aud")).contains("/board?status=all").doesNotContain("id=\"mine\"", "id=\"failed\"");
    }

    @Test
    void theStartPageAsksNoMoreWhenMoreIsOpen() {
        var alone = List.of("sam", "mara", "cleo", "otto").stream()
                .map(this::statements)
                .toList();
        for (int other = 0; other < OTHERS; other++) {
            aCase("other " + other);
        }
        var among = List.of("sam", "mara", "cleo", "otto").stream()
                .map(this::statements)
                .toList();
        jdbc.sql("drop extension pg_stat_statements").update();

        for (int i = 0; i < alone.size(); i++) {
            assertThat(among.get(i)).isLessThanOrEqualTo(alone.get(i) + 2).isLessThan(40);
        }
        assertThat(home("sam").split("#/\\?task=")).as("a page at most").hasSizeLessThanOrEqualTo(21);
    }

    private long statements(String person) {
        var visitor = Visitor.loggedIn(person, port);
        visitor.get("/");
        var counted = new SqlStatements(database.getJdbcUrl(), database.getUsername(), database.getPassword());
        visitor.get("/");
        return counted.since().stream().mapToLong(SqlStatements.Use::calls).sum();
    }

    private CaseNumber aCase(String subject) {
        return desk.report(
                desk.ordinaryAccount(),
                Map.of(
                        "subject",
                        subject + " " + word,
                        "category",
                        "technical",
                        "impact",
                        "medium",
                        "urgency",
                        "medium"));
    }

    private void claims(String person, String task, CaseNumber number) {
        jdbc.sql("update act_ru_task set assignee_ = ? where id_ = ?")
                .params(person, desk.task(task, number).orElseThrow().getId())
                .update();
    }

    private static String between(String page, String from, String to) {
        return page.substring(page.indexOf(from), page.indexOf(to));
    }

    private String home(String person) {
        return Visitor.named(person, port).get("/").body();
    }
}
