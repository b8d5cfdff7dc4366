package dev.baton.escalation.accountweb;

import static dev.baton.AccountDesk.ACCEPTED;
import static dev.baton.AccountDesk.SET_UP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.AccountDesk;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

/** Account escalations over HTTP: who may do what, what is refused and why, twice and at once. */
@BatonTest
class AccountEscalationApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private AccountDesk accounts;

    private final String account = "ae-" + UUID.randomUUID();
    private CaseNumber number;

    @BeforeEach
    void anAccountWithACase() {
        desk.setTime(desk.now());
        desk.put(
                "/api/accounts/" + account,
                Map.of("name", "Acme " + account, "tier", "vip", "health", "green", "csm", "cleo"));
        number = desk.report(account, Desk.facts("technical", "medium", "medium"));
    }

    @AfterEach
    void realTime() {
        accounts.holdsNothing();
        desk.realTime();
    }

    @Test
    void theSameReasonWhileItIsOpenIsTheSameOneAndAnotherReasonIsAnother() {
        var reason = "They lose orders";
        var first = accounts.requests("sam", account, reason, List.of(number.value()));

        assertThat(accounts.requests("cleo", account, " they LOSE orders ", List.of()))
                .isEqualTo(first);
        assertThat(accounts.requests("sam", account, "They lose trust", List.of()))
                .isNotEqualTo(first);
        accounts.does(
                "cleo", "Accept account escalation", first, Map.of("answer", "declined", "note_answer", "Not yet"));
        assertThat(accounts.requests("sam", account, reason, List.of()))
                .as("an ended one is not asked for again")
                .isNotEqualTo(first);
    }

    @Test
    void askedForTwiceAtTheSameInstantItIsOneWithOneProcess() {
        var asked = IntStream.range(0, 4)
                .mapToObj(one -> CompletableFuture.supplyAsync(
                        () -> accounts.requests("sam", account, "They lose orders", List.of(number.value()))))
                .toList();
        var numbers = new HashSet<>(asked.stream().map(CompletableFuture::join).toList());

        assertThat(numbers).hasSize(1);
        assertThat(accounts.tasks(numbers.iterator().next())).hasSize(1);
        assertThat(accounts.history(numbers.iterator().next())).containsExactly("requested");
    }

    @ParameterizedTest
    @CsvSource({
        "reason,''",
        "impact,' '",
        "ask,",
        "responsible,sam",
        "responsible,nobody-such",
        "cases,C-999999",
        "cases,AE-000001"
    })
    void whatIsMissingOrWrongIsRefusedByItsField(String field, String value) {
        var body = new java.util.HashMap<String, Object>(AccountDesk.asking("Why", List.of()));
        body.put(field, field.equals("cases") ? List.of(value) : value);

        var answer = accounts.post("sam", "/api/accounts/" + account + "/escalations", body);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().toString()).contains("field=" + field);
    }

    @Test
    void aCaseOfAnotherAccountDoesNotBelongToIt() {
        var other = desk.standardCase();
        var answer = accounts.post(
                "sam", "/api/accounts/" + account + "/escalations", AccountDesk.asking("Why", List.of(other.value())));

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().toString()).contains(other.value(), "is none");
    }

    @Test
    void whoMayNotReadTheAccountSeesNothingOfItsEscalations() {
        var one = accounts.requests(account, number.value());
        var path = "/api/account-escalations/" + one;

        assertThat(status("eli", HttpMethod.GET, path)).isEqualTo(404);
        assertThat(status("eli", HttpMethod.GET, "/api/accounts/" + account + "/escalations"))
                .isEqualTo(404);
        assertThat(accounts.post(
                                "eli",
                                "/api/accounts/" + account + "/escalations",
                                AccountDesk.asking("Why", List.of()))
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(accounts.post("eli", path + "/effort", Map.of("hours", 1))
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(Visitor.loggedIn("eli", port)
                        .get("/account-escalations/" + one)
                        .status())
                .isEqualTo(404);
        assertThat(status("sam", HttpMethod.GET, path))
                .as("his team has the case")
                .isEqualTo(200);
        assertThat(status("aud", HttpMethod.GET, path)).isEqualTo(200);
        assertThat(status("vera", HttpMethod.GET, "/api/account-escalations/AE-999999999"))
                .isEqualTo(404);
    }

    @Test
    void whoReadsItAddsEffortAndWhoOwnsACriterionSettlesItAndLeadsNothing() {
        var one = accounts.requests(account, number.value());
        var path = "/api/account-escalations/" + one;
        accounts.does("cleo", "Accept account escalation", one, ACCEPTED);
        accounts.does("cleo", "Set up account escalation", one, SET_UP);
        var criteria = accounts.part(one, "criteria");

        assertThat(accounts.post("sam", path + "/effort", Map.of("hours", 0.5))
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        assertThat(accounts.post("sam", path + "/effort", Map.of("hours", 0))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(accounts.post("sam", path + "/criteria", Map.of("text", "x"))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(accounts.settles("sam", one, criteria.get(0), "met", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(accounts.settles("eli", one, criteria.get(0), "met", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(accounts.settles("eli", one, criteria.get(1), "met", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(accounts.settles("cleo", one, criteria.get(1), "done", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(accounts.put("sam", path + "/responsible", Map.of("person", "cleo", "reason", "x"))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @Test
    void theCaseInWhichADuplicateGoesOnTakesItsPlace() {
        var goesOn = desk.report(account, Desk.facts("technical", "medium", "medium"));
        var one = accounts.requests(account, number.value(), goesOn.value());
        desk.post("/api/cases/" + number + "/links", Map.of("to", goesOn.value(), "kind", "duplicate"));

        assertThat(accounts.part(one, "cases"))
                .extracting(member -> member.get("number") + " " + member.get("status"))
                .containsExactly(goesOn + " open");
        assertThat(Visitor.loggedIn("cleo", port).get("/cases/" + goesOn).body())
                .contains(one);

        assertThat(status("cleo", HttpMethod.DELETE, "/api/account-escalations/" + one + "/cases/" + goesOn))
                .isEqualTo(204);
        assertThat(accounts.part(one, "cases")).isEmpty();
        assertThat(Visitor.loggedIn("cleo", port).get("/cases/" + goesOn).body())
                .doesNotContain(one);
    }

    @Test
    void whatPeopleWroteIsTextOnEveryPage() {
        var one = accounts.requests("sam", account, "<script>alert(1)</script> {0} ${x}", List.of(number.value()));
        var page = Visitor.loggedIn("cleo", port).get("/account-escalations/" + one);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; {0} ${x}")
                .doesNotContain("<script>alert");
        assertThat(Visitor.loggedIn("sam", port).get("/accounts/" + account).body())
                .contains(one, "&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    private int status(String user, HttpMethod method, String path) {
        return accounts.exchange(user, method, path, null).getStatusCode().value();
    }
}
