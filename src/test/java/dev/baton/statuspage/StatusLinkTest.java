package dev.baton.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CustomerLink;
import dev.baton.security.Visitor;
import dev.baton.statuspage.limits.PageLimits;
import dev.baton.statuspage.links.StatusLinks;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A link opens one case to whoever has it, and every other is the same nothing. */
@BatonTest
@ExtendWith(OutputCaptureExtension.class)
class StatusLinkTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private StatusLinks links;

    @Autowired
    private CustomerLink customerLink;

    @Autowired
    private PageLimits limits;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestRestTemplate http;

    private CaseNumber number;

    @BeforeEach
    void aCase() {
        desk.setTime(desk.now());
        limits.forgetAll();
        number = desk.standardCase();
    }

    @AfterEach
    void itIsNow() {
        desk.realTime();
        limits.forgetAll();
    }

    @Test
    void theApiMakesAWholeAddressThatOpensWithoutALogin() {
        var made = call("sam", HttpMethod.POST, Map.of());

        assertThat(made.getStatusCode().value()).isEqualTo(201);
        assertThat((String) made.getBody().get("url")).matches("http://localhost:\\d+/status/[\\w-]{43}");
        assertThat(made.getHeaders().getCacheControl()).contains("no-store");
        var page = Customer.at(((String) made.getBody().get("url")).replaceFirst("http://[^/]+", ""), port)
                .opens();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(number.value(), "The export stops", "It stops half-way, every time.");
        assertThat(desk.stories(number)).anyMatch(story -> story.startsWith("Link to the customer's page made by sam"));
    }

    @Test
    void aLinkIsGoodForAsLongAsItIsSaid() {
        assertThat(call("sam", HttpMethod.POST, Map.of("validFor", "soon"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(call("sam", HttpMethod.POST, Map.of("validFor", "P5Y"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        var made = call("sam", HttpMethod.POST, Map.of("validFor", "PT2H"));
        var customer = Customer.at(((String) made.getBody().get("url")).replaceFirst("http://[^/]+", ""), port);

        desk.passes(Duration.ofMinutes(119));
        assertThat(customer.opens().statusCode()).isEqualTo(200);
        desk.passes(Duration.ofMinutes(1));
        assertThat(customer.opens().statusCode()).isEqualTo(404);
    }

    @Test
    void thirtyDaysAfterTheClosingItEnds() {
        var customer = Customer.of(number, links, port);
        desk.resolves(number);
        desk.documents(number);

        desk.passes(Duration.ofDays(29));
        assertThat(customer.opens().statusCode()).isEqualTo(200);
        desk.passes(Duration.ofDays(1).plusHours(1));
        assertThat(customer.opens().statusCode()).isEqualTo(404);
    }

    /** Unknown, expired, revoked, of an erased case: the same bytes, the same headers, one statement. */
    @Test
    void whateverIsNotGoodIsTheSameNothing() {
        var expired = Customer.at(
                "/status/" + links.make(number, "sam", Duration.ofMinutes(1)).token(), port);
        var revoked = Customer.of(number, links, port);
        links.revoke(number, "sam");
        var gone = desk.standardCase();
        var erased = Customer.of(gone, links, port);
        jdbc.sql("delete from status_link where case_number = ?")
                .param(gone.value())
                .update();
        desk.passes(Duration.ofMinutes(2));

        var unknown = Customer.at("/status/" + "x".repeat(43), port).opens();
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("There is nothing at this link", "ask for a new link");
        for (var customer : List.of(expired, revoked, erased, Customer.at("/status/" + "y".repeat(7_000), port))) {
            var answer = customer.opens();
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(unknown.body());
            assertThat(names(answer)).isEqualTo(names(unknown));
        }
        for (var form : List.of("messages", "escalation", "feedback", "files")) {
            assertThat(revoked.sends(form, Map.of("text", "Hello", "solved", "yes"))
                            .statusCode())
                    .as(form)
                    .isEqualTo(404);
        }
    }

    @Test
    void whoGuessesWaitsAndNobodyElseDoes() {
        var customer = Customer.of(number, links, port);
        assertThat(customer.opens().statusCode()).isEqualTo(200);
        var guesses = 0;
        while (Customer.at("/status/" + UUID.randomUUID(), port).opens().statusCode() == 404) {
            guesses++;
        }

        assertThat(guesses).isEqualTo(20);
        var other = Customer.of(desk.standardCase(), links, port);
        var refused = other.opens();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("600");
        assertThat(refused.body()).contains("Open the link again in 10 minutes.");
        assertThat(customer.opens().statusCode()).isEqualTo(200);
        assertThat(Visitor.from("127.0.0.9", port, other.path())).startsWith("HTTP/1.1 200");
        desk.passes(Duration.ofMinutes(10));
        assertThat(other.opens().statusCode()).isEqualTo(200);
    }

    @Test
    void ofALinkOnlyAHashIsKept() {
        var token = links.make(number, "sam", null).token();

        var kept = jdbc.sql("select (status_link.*)::text from status_link where case_number = ?")
                .param(number.value())
                .query(String.class)
                .list();
        assertThat(kept).hasSize(1).noneMatch(row -> row.contains(token));
        assertThat(jdbc.sql("select count(*) from case_event where details::text like ?")
                        .param("%" + token + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aLinkIsTheSameForEveryTextToACustomer() {
        var first = customerLink.of(number);

        assertThat(first).hasValueSatisfying(url -> assertThat(url).matches("http://localhost:\\d+/status/[\\w-]{43}"));
        assertThat(customerLink.of(number)).isEqualTo(first);
        links.revoke(number, "sam");
        assertThat(customerLink.of(number)).as("what was taken back").isEmpty();
        links.make(number, "sam", null);
        assertThat(customerLink.of(number)).isPresent().isNotEqualTo(first);
    }

    @Test
    void revokingEndsAllAndIsToldOnce() {
        var one = Customer.of(number, links, port);
        var other = Customer.of(number, links, port);

        assertThat(call("sam", HttpMethod.DELETE, null).getStatusCode().value()).isEqualTo(204);
        assertThat(call("sam", HttpMethod.DELETE, null).getStatusCode().value()).isEqualTo(204);

        assertThat(List.of(one, other)).allMatch(customer -> customer.opens().statusCode() == 404);
        assertThat(desk.stories(number, "StatusLinksRevoked"))
                .containsExactly("2 links to the customer's page revoked by sam");
    }

    @Test
    void whoReadsTheCaseAndMayNotWriteInItIsToldNoLink() {
        var token = links.make(number, "sam", null).token();

        var sam = Visitor.loggedIn(port, "sam").get("/cases/" + number).body();
        var aud = Visitor.loggedIn(port, "aud").get("/cases/" + number).body();

        assertThat(sam).contains(token, "never opened", "Revoke all");
        assertThat(aud).contains("The customer&#39;s page").doesNotContain(token, "Revoke all");
    }

    @Test
    void theButtonsOnTheCaseMakeAndRevoke() {
        var sam = Visitor.loggedIn(port, "sam");
        var page = "/cases/" + number;
        assertThat(sam.get(page).body()).contains("No link yet.");

        sam.submit(page, page + "/status-link", Map.of());
        var shown = sam.get(page).body();
        assertThat(shown).contains("There is a new link", "/status/");
        sam.submit(page, page + "/status-link/revoke", Map.of());
        assertThat(sam.get(page).body()).contains("are revoked", "No link yet.").doesNotContain("/status/");
    }

    /** The address is a secret: neither other sites, search engines and caches have it, nor the log, nor an error. */
    @Test
    void theAddressIsToldNobody(CapturedOutput log) {
        var customer = Customer.of(number, links, port);
        var token = customer.path().substring("/status/".length());

        var page = customer.opens();
        var foreign = customer.sends("messages", Map.of("text", "x"), "Origin", "https://evil.example");
        var put = Visitor.program(port).send("PUT", customer.path(), "");
        org.slf4j.LoggerFactory.getLogger("dev.baton").warn("Asked for {}", customer.path());

        assertThat(header(page, "X-Robots-Tag")).contains("noindex");
        assertThat(page.body()).contains("name=\"robots\" content=\"noindex");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(page, "Cache-Control")).contains("no-store");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(foreign.body() + put.body()).doesNotContain(token);
        assertThat(log.getAll()).contains("Asked for /status/[secret]").doesNotContain(token);
    }

    /** A page that sends no referrer sends no origin either, and that is the customer's own browser. */
    @Test
    void whatABrowserSendsFromThePageIsTaken() {
        var customer = Customer.of(number, links, port);

        assertThat(customer.sends(
                                "messages",
                                Map.of("text", "From the page", "key", "k"),
                                "Origin",
                                "null",
                                "Sec-Fetch-Site",
                                "same-origin")
                        .statusCode())
                .isEqualTo(303);
        assertThat(customer.sends(
                                "messages",
                                Map.of("text", "From elsewhere", "key", "k"),
                                "Origin",
                                "null",
                                "Sec-Fetch-Site",
                                "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(customer.page()).contains("From the page").doesNotContain("From elsewhere");
    }

    @Test
    void theDeskSeesWhenItWasOpenedLast() {
        var customer = Customer.of(number, links, port);
        customer.opens();

        assertThat(links.current(number))
                .singleElement()
                .satisfies(link -> assertThat(link.openedAt()).isEqualTo(desk.now()));
        assertThat(caseFile.get(number).number()).isEqualTo(number);
    }

    private static List<String> names(HttpResponse<String> answer) {
        return answer.headers().map().keySet().stream().sorted().toList();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @SuppressWarnings("rawtypes")
    private ResponseEntity<Map> call(String user, HttpMethod method, Map<String, ?> body) {
        return http.withBasicAuth(user, "baton")
                .exchange("/api/cases/%s/status-link".formatted(number), method, new HttpEntity<>(body), Map.class);
    }
}
