package dev.baton.desk.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class BoardPageTest {

    @Autowired
    private BoardViews views;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
    private CaseNumber number;

    @BeforeEach
    void aCase() {
        number = desk.report(
                desk.ordinaryAccount(),
                Map.of("subject", "<script>alert(1)</script> {{7*7}} " + word, "category", "technical"));
    }

    @Test
    void theBoardShowsWhatWhoLooksMayReadAndNothingElse() {
        assertThat(get("sam", "/board?q=" + word).body())
                .contains("/cases/" + number)
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert(1)");
        assertThat(get("eli", "/board?q=" + word).body())
                .doesNotContain(number.value())
                .contains("No case that you may read fits");
        assertThat(get("otto", "/board").statusCode()).isEqualTo(403);
    }

    @Test
    void theAddressHoldsTheView() {
        assertThat(get("sam", "/board?q=" + word + "&priority=P1").body()).doesNotContain("/cases/" + number);
        assertThat(get("sam", "/board?q=" + word + "&priority=none&status=all").body())
                .contains("/cases/" + number)
                .contains("value=\"none\" selected");
        assertThat(get("sam", "/board?q=" + word + "&status=closed").body()).doesNotContain("/cases/" + number);
    }

    @Test
    void whoClaimedTheWorkWorksOnIt() {
        assertThat(get("mara", "/board?q=" + word).body()).contains("nobody yet");
        jdbc.sql("update support_case set responsible = 'sana' where number = ?")
                .param(number.value())
                .update();
        assertThat(get("mara", "/board?responsible=sana&q=" + word).body()).contains("/cases/" + number, ">sana<");

        jdbc.sql("update act_ru_task set assignee_ = 'sam' where id_ = ?")
                .param(desk.task("Triage case", number).orElseThrow().getId())
                .update();

        assertThat(get("mara", "/board?q=" + word).body()).contains(">sam<").doesNotContain("nobody yet", ">sana<");
        assertThat(get("mara", "/board?responsible=sam&q=" + word).body()).contains("/cases/" + number);
        assertThat(get("mara", "/board?responsible=sana&q=" + word).body()).doesNotContain("/cases/" + number);
        jdbc.sql("update support_case set responsible = null where number = ?")
                .param(number.value())
                .update();
        assertThat(get("mara", "/board?responsible=none&q=" + word).body()).doesNotContain("/cases/" + number);
        assertThat(get("mara", "/board?responsible=none,sam&q=" + word).body()).contains("/cases/" + number);
    }

    @Test
    void aNumberOpensItsCaseInWhateverState() {
        var plain = number.value().replaceFirst("C-0*", "");
        jdbc.sql("update support_case set status = 'CLOSED', closed_at = now() where number = ?")
                .param(number.value())
                .update();

        for (var typed : new String[] {number.value(), "c-" + plain, plain, "%20" + plain}) {
            var answer = get("sam", "/board?q=" + typed);
            assertThat(answer.statusCode()).as(typed).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/cases/" + number);
        }
        assertThat(get("sam", "/board?q=%s&priority=P1".formatted(plain)).statusCode())
                .isEqualTo(200);
        assertThat(asked("sam", "/board?q=" + plain, "HX-Request", "true").statusCode())
                .isEqualTo(200);
        assertThat(get("eli", "/board?q=" + number).body()).contains("No case that you may read fits");
        assertThat(get("sam", "/board?q=C-999999999999999999").statusCode()).isEqualTo(200);
    }

    @Test
    void whereOnlyClosedOnesFitTheSearchSaysSo() {
        assertThat(get("sam", "/board?q=" + word).body()).doesNotContain("but closed ones do");
        jdbc.sql("update support_case set status = 'CLOSED', closed_at = now() where number = ?")
                .param(number.value())
                .update();

        assertThat(get("sam", "/board?q=" + word).body())
                .contains("No open case fits, but closed ones do", "/board?q=" + word + "&amp;status=all")
                .doesNotContain("No case that you may read fits");
        assertThat(get("eli", "/board?q=" + word).body()).doesNotContain("but closed ones do");
        assertThat(get("sam", "/board?status=open&q=" + word).body()).doesNotContain("but closed ones do");
    }

    @Test
    void aPartOfThePageIsAskedForAlone() {
        var rows = asked("sam", "/board?q=" + word, "HX-Request", "true");

        assertThat(rows.body()).contains("<tbody", "/cases/" + number).doesNotContain("<html", "<form");
        assertThat(asked("", "/board", "HX-Request", "true").statusCode())
                .as("who is logged out gets no login page into the table")
                .isEqualTo(401);
    }

    @Test
    void aViewIsKeptSharedAndRemoved() {
        var sam = Visitor.loggedIn("sam", port);
        assertThat(keeps(sam, "Mine " + word).status()).isEqualTo(302);

        assertThat(get("mara", "/board").body()).contains("Mine " + word).contains("shared by sam");
        var id = jdbc.sql("select id from board_view where name = ?")
                .param("Mine " + word)
                .query(Long.class)
                .single();
        removes(Visitor.loggedIn("mara", port), id);
        assertThat(get("sam", "/board").body()).as("nobody removes another's").contains("Mine " + word);
        var twice = keeps(sam, "mine " + word);
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.body())
                .contains("is the name of another view of yours")
                .contains("value=\"mine " + word + "\"");
        removes(sam, id);
        assertThat(get("sam", "/board").body()).doesNotContain("Mine " + word);
    }

    @Test
    void aViewWhoseFilterNoLongerExistsSaysSo() {
        var page = get("sam", "/board?q=" + word + "&team=dissolved&priority=P9");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("The filter “Team” is left out", "The filter “Priority” is left out", "P1, P2, P3, none")
                .contains("/cases/" + number);
    }

    @Test
    void whateverIsSearchedForIsAnsweredInWords() {
        for (var typed : new String[] {"%", "'", "😀", "   ", "x".repeat(1_000), "<b>", "\"'`{{1}}"}) {
            var page = get("sam", "/board?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
            assertThat(page.statusCode()).as(typed).isEqualTo(200);
            assertThat(page.body()).doesNotContain("<b>");
        }
        assertThat(get("sam", "/board?q=" + "x".repeat(1_000)).body())
                .contains("The filter “Words, number or account” is left out", "is too long: at most 200 characters");
        assertThat(get("sam", "/board?after=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void theTeamsOfTheFilterAreThoseThatWorkOnCases() {
        var page = get("mara", "/board").body();

        assertThat(page).contains("<option value=\"support-agent\"", "<option value=\"engineering\"");
        assertThat(page)
                .doesNotContain(
                        "<option value=\"auditor\"",
                        "<option value=\"integrator\"",
                        "<option value=\"process-owner\"",
                        "<option value=\"camunda-admin\"",
                        "<option value=\"skill-");
    }

    @Test
    void aPromiseThatWasBrokenIsCalledSo() {
        assertThat(get("sam", "/board?q=" + word).body()).doesNotContain("promise broken");
        jdbc.sql("""
                insert into promise (case_number, what, made_at, due)
                values (?, 'x', now() - interval '2 days', now() - interval '1 day')
                """).param(number.value()).update();

        assertThat(get("sam", "/board?q=" + word).body()).contains("promise broken");
    }

    @Test
    void whateverStandsInAnAddressIsAnswered() {
        var sam = Visitor.loggedIn("sam", port);
        for (var due : new String[] {
            "+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"
        }) {
            var time = URLEncoder.encode(due, StandardCharsets.UTF_8);
            assertThat(get("sam", "/board?dueBefore=" + time).statusCode())
                    .as(due)
                    .isEqualTo(200);
            assertThat(get("sam", "/api/cases?dueBefore=" + time).statusCode())
                    .as(due)
                    .isLessThan(500);
        }
        assertThat(get("sam", "/api/cases?account=a%00b").statusCode()).isEqualTo(400);
        assertThat(get("sam", "/cases/%s/conversation?skip=2147483647".formatted(number))
                        .statusCode())
                .isEqualTo(200);
        var broken = sam.form(
                "/board/views", Map.of("name", "Broken " + word, "filter", "q=%zz", "_csrf", sam.token("/board")));
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.body()).contains("Broken " + word);
    }

    @Test
    void nobodyKeepsMoreViewsThanTheyMayHoweverManyTheyKeepAtOnce() {
        for (int i = 0; i < 48; i++) {
            views.keep(word, "view " + i, false, "");
        }
        var keeping = IntStream.range(48, 64)
                .mapToObj(i -> CompletableFuture.runAsync(() -> views.keep(word, "view " + i, false, "")))
                .toList();
        keeping.forEach(one -> one.handle((kept, refused) -> refused).join());

        assertThat(views.of(word)).filteredOn(view -> view.owner().equals(word)).hasSize(50);
    }

    @Test
    void inGerman() {
        assertThat(asked("sam", "/board", "Accept-Language", "de").body()).contains("Nächste Frist", "lang=\"de\"");
    }

    private Visitor.Answer keeps(Visitor visitor, String name) {
        return visitor.form(
                "/board/views",
                Map.of(
                        "name",
                        name,
                        "shared",
                        "true",
                        "filter",
                        "q=" + word,
                        "_csrf",
                        visitor.token("/board?q=" + word)));
    }

    private static void removes(Visitor visitor, long id) {
        visitor.form("/board/views/%d/remove".formatted(id), Map.of("_csrf", visitor.token("/board?q=x")));
    }

    private HttpResponse<String> get(String user, String path) {
        return asked(user, path, "Accept-Language", "en");
    }

    private HttpResponse<String> asked(String user, String path, String header, String value) {
        var login = Base64.getEncoder().encodeToString((user + ":baton").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html")
                .header(header, value);
        try {
            return http.send(
                    (user.isEmpty() ? request : request.header("Authorization", "Basic " + login)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
