package dev.baton.desk.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** One page shows Support and Success the same account, each as far as they may read its cases. */
@BatonTest
class AccountPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private TestRestTemplate http;

    private final String word = "z" + UUID.randomUUID().toString().substring(0, 8);
    private final String account = "acc-" + word;
    private CaseNumber number;

    @BeforeEach
    void anAccountWithACase() {
        put("Brücke " + word, "green", "cleo");
        number = desk.report(account, Desk.facts("technical", "medium", "medium"));
        desk.says(number, "inbound", "Hello <b>" + word + "</b>");
    }

    @Test
    void theSuccessManagerSeesFactsCasesConversationAndLoad() {
        put("Brücke " + word, "red", "cleo");
        desk.escalate(number, "hierarchical");

        var page = get("cleo", "/accounts/" + account);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Brücke " + word,
                        "/cases/" + number,
                        "Hello &lt;b&gt;" + word,
                        "Support’s load",
                        "more authority")
                .contains("<bdi>green</bdi>", "<bdi>red</bdi>", "<bdi>cleo</bdi>");
    }

    @Test
    void whoMayReadNoCaseOfItSeesNothingOfIt() {
        assertThat(get("eli", "/accounts/" + account).status()).isEqualTo(404);
        assertThat(get("eli", "/api/accounts/" + account).status()).isEqualTo(404);
        assertThat(get("eli", "/accounts?q=" + word).body()).doesNotContain("/accounts/" + account);
        assertThat(get("sam", "/accounts?q=" + word).body()).contains("/accounts/" + account);
        assertThat(get("sam", "/accounts/" + account).body())
                .contains("/cases/" + number)
                .as("the load of others is for those who promise")
                .doesNotContain("Support’s load");
        assertThat(get("sam", "/accounts/none-such").status()).isEqualTo(404);
    }

    @Test
    void nobodyWritesAnAccountTheyMayNotRead() {
        var refused = write("eli", account);

        assertThat(refused.getStatusCode().value()).isEqualTo(403);
        assertThat(refused.getBody()).contains("none of whose cases you may read");
        assertThat(get("eli", "/accounts/" + account).status()).isEqualTo(404);
        assertThat(get("cleo", "/api/accounts/" + account).body()).contains("\"csm\":\"cleo\"", "\"health\":\"green\"");
        assertThat(write("sam", account).getStatusCode().value())
                .as("whose case sam works on")
                .isEqualTo(204);
        assertThat(write("eli", account + "-new").getStatusCode().value())
                .as("one nobody knew")
                .isEqualTo(204);
    }

    @Test
    void programsFindAccountsByNameInPages() {
        desk.put("/api/accounts/" + account + "-2", Map.of("name", "Brucke zwei " + word));

        var both = get("cleo", "/api/accounts?q=BRUCKE%20" + word);
        assertThat(both.body())
                .contains(
                        "\"id\":\"" + account + "\"",
                        "\"id\":\"" + account + "-2\"",
                        "\"openCases\":1",
                        "\"next\":null");
        var first = get("cleo", "/api/accounts?limit=1&q=brucke%20" + word).body();
        assertThat(first).doesNotContain("\"next\":null");
        var next = first.replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
        assertThat(get("cleo", "/api/accounts?limit=1&q=brucke%20" + word + "&after=" + next)
                        .body())
                .contains("\"next\":null")
                .isNotEqualTo(first);
        assertThat(get("cleo", "/api/accounts?after=x").status()).isEqualTo(400);
        assertThat(get("cleo", "/api/accounts?limit=0").status()).isEqualTo(400);
        assertThat(get("cleo", "/api/accounts?q=%25").body()).contains("\"items\":[]");
        assertThat(get("cleo", "/api/accounts/" + account).body())
                .contains(
                        "\"account\":{\"id\":\"" + account + "\"",
                        "\"promises\":{\"kept\":0,\"broken\":0,\"moved\":0,\"open\":2}");
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEndedHoweverNamesAreWritten() {
        var names = List.of("İ" + word, "ẞ" + word, "Σ" + word + "Σ", "ǅ" + word);
        for (int i = 0; i < names.size(); i++) {
            desk.put("/api/accounts/turn-%s-%d".formatted(word, i), Map.of("name", names.get(i)));
        }
        var found = new HashSet<String>();
        var after = "";
        while (after != null) {
            var page =
                    get("cleo", "/api/accounts?limit=1&q=turn-" + word + after).body();
            assertThat(found.add(page.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1")))
                    .as(page)
                    .isTrue();
            var next = page.replaceAll(".*\"next\":(null|\"([^\"]+)\").*", "$2");
            after = next.isEmpty() ? null : "&after=" + next;
        }
        assertThat(found).hasSize(names.size());
    }

    @Test
    void theConversationGoesOnPageByPage() {
        for (int i = 0; i < 32; i++) {
            desk.says(number, "internal", "note %d of %s".formatted(i, word));
        }
        var page = get("cleo", "/accounts/" + account).body();
        assertThat(page).contains("note 31 of", "note 2 of " + word).doesNotContain("Hello &lt;b&gt;");
        var before = page.replaceAll("(?s).*before=(\\d+).*", "$1");
        assertThat(get("cleo", "/accounts/" + account + "?before=" + before).body())
                .contains("Hello &lt;b&gt;", "note 1 of " + word)
                .doesNotContain("note 2 of " + word);
    }

    private ResponseEntity<String> write(String user, String id) {
        return http.withBasicAuth(user, "baton")
                .exchange(
                        "/api/accounts/" + id,
                        HttpMethod.PUT,
                        new HttpEntity<>(Map.of("name", "Mine", "csm", user)),
                        String.class);
    }

    /** Two parts of a page with one name cannot be told apart by who hears them. */
    @Test
    void noTwoPartsOfAPageHaveOneName() {
        desk.report(account, Desk.facts("outage", "high", "high"));
        for (var path : List.of("/", "/accounts", "/accounts/" + account, "/board")) {
            var page = get("mara", path).body();
            var names = Pattern.compile("<(?:section|nav|form|div)[^>]* (aria-label(?:ledby)?=\"[^\"]*\")")
                    .matcher(page)
                    .results()
                    .map(part -> part.group(1))
                    .toList();
            assertThat(names).as(path).isNotEmpty().doesNotHaveDuplicates();
            assertThat(page).doesNotContainPattern("<form(?![^>]*aria-label)[^>]*action=\"/accounts\"");
        }
    }

    private void put(String name, String health, String csm) {
        desk.put(
                "/api/accounts/" + account,
                Map.of(
                        "name",
                        name,
                        "tier",
                        "standard",
                        "mrr",
                        1000,
                        "health",
                        health,
                        "industry",
                        "software",
                        "csm",
                        csm));
    }

    private Visitor.Answer get(String user, String path) {
        return Visitor.named(user, port).get(path);
    }
}
