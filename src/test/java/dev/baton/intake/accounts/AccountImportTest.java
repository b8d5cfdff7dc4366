package dev.baton.intake.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.BatonTest;
import dev.baton.Visitor;
import dev.baton.audit.KeptDeeds;
import dev.baton.casefile.Accounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a CRM says of accounts, one by one or as a file, and how their renewals ended. */
@BatonTest
class AccountImportTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final String id = "crm-" + UUID.randomUUID();
    private KeptDeeds kept;

    @BeforeEach
    void fromNowOn() {
        kept = KeptDeeds.from(jdbc);
    }

    @Test
    void howARenewalEndedIsKeptToldAndShown() {
        put(id, """
                {"name": "Acme", "arr": 120000, "renewalOutcome": "Expanded", "renewedOn": "2026-11-01"}""", 204);
        put(id, """
                {"name": "Acme", "arr": 120000, "renewalOutcome": "lost", "renewedOn": "2026-11-20"}""", 204);

        var account = accounts.find(id).orElseThrow();
        assertThat(account.renewalOutcome()).isEqualTo("lost");
        assertThat(account.renewedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        var changed = kept.of("AccountChanged").get(1).details();
        assertThat(changed.path("renewalOutcome").toString()).isEqualTo("{\"from\":\"expanded\",\"to\":\"lost\"}");
        assertThat(changed.path("renewedOn").toString()).isEqualTo("{\"from\":\"2026-11-01\",\"to\":\"2026-11-20\"}");
        assertThat(Visitor.named("vera", port).get("/accounts/" + id).body())
                .contains("lost on 2026-11-20", "Last renewal", "expanded");
        assertThat(Visitor.named("vera", port)
                        .get("/accounts/" + id + "?language=de")
                        .body())
                .contains("verloren am 2026-11-20", "erweitert");
    }

    @Test
    void whatIsLeftOutIsNotKnownAnyMore() {
        put(id, "{\"name\": \"Acme\", \"renewalOutcome\": \"renewed\", \"renewedOn\": \"2026-11-01\"}", 204);
        put(id, "{\"name\": \"Acme\"}", 204);

        assertThat(accounts.find(id).orElseThrow().renewalOutcome()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"renewalOutcome\": \"churned\", \"renewedOn\": \"2026-11-01\" | renewalOutcome | must be one of renewed, expanded, reduced, lost",
                "\"renewalOutcome\": \"lost\" | renewedOn | is needed with renewalOutcome",
                "\"renewedOn\": \"2026-11-01\" | renewalOutcome | is needed with renewedOn",
                "\"renewalOutcome\": \"lost\", \"renewedOn\": \"1066-10-14\" | renewedOn | must lie between",
                "\"renewalOutcome\": \"lost\", \"renewedOn\": \"soon\" | renewedOn | "
            })
    void whatCannotBeIsRefusedWithItsField(String fields, String field, String message) {
        var answer = put(id, "{\"name\": \"Acme\", " + fields + "}", 400);

        assertThat(answer).contains(field).contains(message == null ? "" : message);
        assertThat(accounts.find(id)).isEmpty();
    }

    @Test
    void aFileMakesAndChangesAccounts() {
        put(id, "{\"name\": \"Acme\", \"arr\": 100, \"industry\": \"software\"}", 204);

        var answer = send("vera", """
                \uFEFFID,Name,ARR,renewaloutcome,renewedOn
                %1$s,"Acme, ""the"" first",200.50,reduced,2026-10-01

                %1$s-2,Other,,,
                """.formatted(id), 200);

        assertThat(answer.path("kept").asBoolean()).isTrue();
        assertThat(answer.path("made").asInt()).isEqualTo(1);
        assertThat(answer.path("changed").asInt()).isEqualTo(1);
        assertThat(answer.path("lines")).isEmpty();
        var account = accounts.find(id).orElseThrow();
        assertThat(account.name()).isEqualTo("Acme, \"the\" first");
        assertThat(account.arr()).isEqualByComparingTo(new BigDecimal("200.50"));
        assertThat(account.industry()).isEqualTo("software");
        assertThat(account.renewalOutcome()).isEqualTo("reduced");
        assertThat(kept.of("AccountChanged")).isNotEmpty();
        var again = send("vera", "id,arr\n%s,200.5\n".formatted(id), 200);
        assertThat(again.path("same").asInt()).isEqualTo(1);
    }

    @Test
    void everyWrongLineIsToldAndNothingIsKept() {
        put(id, "{\"name\": \"Acme\"}", 204);

        var answer = send("vera", """
                id,name,arr,zone,renewalOutcome,renewedOn
                %1$s,New name,1,,,
                %1$s-a,A,much,,,
                %1$s-b,B,-1,,,
                %1$s-c,,1,Moon/Sea,,
                %1$s-d,D,1,Moon/Sea,,
                %1$s-e,E,1,,gone,2026-10-01
                %1$s-f,F,1,,lost,
                %1$s-g,G,1e9,,lost,01.02.2026
                a/b,H,1,,,
                ,I,1,,,
                %1$s,Twice,1,,,
                %1$s-h,H,1
                """.formatted(id), 400);

        assertThat(answer.path("kept").asBoolean()).isFalse();
        assertThat(answer.path("wrong").asInt()).isEqualTo(11);
        assertThat(answer.path("lines")).hasSize(11);
        assertThat(answer.toString())
                .contains(
                        "arr is no amount",
                        "arr must not be negative",
                        "zone is no time zone",
                        "renewalOutcome must be one of",
                        "renewedOn is needed",
                        "id stands in an earlier line",
                        "line has 3 fields, the headings 6",
                        "\"line\":3");
        assertThat(accounts.find(id).orElseThrow().name()).isEqualTo("Acme");
        assertThat(accounts.find(id + "-f")).isEmpty();
    }

    @Test
    void aDryRunTellsAndKeepsNothing() {
        var answer =
                json(post("vera", "/api/accounts/import?dryRun=true", "id,name,tier\n%s,Acme,gold\n".formatted(id)));

        assertThat(answer.path("kept").asBoolean()).isFalse();
        assertThat(answer.path("made").asInt()).isEqualTo(1);
        assertThat(answer.toString()).contains("tier \\\"gold\\\" is none of standard, premium, vip");
        assertThat(accounts.find(id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty",
                "name\\nAcme | needs the column",
                "id,id\\na,b | each column once",
                "id,turnover\\na,b | has a column \\\"turnover",
                "id,name\\na,\"open | cannot be read"
            })
    void whatIsNoSuchFileIsRefused(String file, String message) {
        var answer = post("vera", "/api/accounts/import", file.replace("\\n", "\n"));

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains(message);
    }

    @Test
    void otherCharactersThanUtf8AreRefused() {
        var headers = new HttpHeaders();
        headers.set("Content-Type", "text/csv");
        var latin = "id,name\nx,Müller\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        var answer = http.withBasicAuth("vera", "baton")
                .postForEntity("/api/accounts/import", new HttpEntity<>(latin, headers), String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("is not UTF-8");
    }

    @Test
    void tooManyLinesAreRefusedAsAWhole() {
        var file = IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> id + "-" + i + ",Acme")
                .collect(Collectors.joining("\n", "id,name\n", "\n"));

        assertThat(post("vera", "/api/accounts/import", file).getBody()).contains("more than 10,000 lines");
    }

    @Test
    void anAgentChangesNoAccountThatTheyMayNotRead() {
        put(id, "{\"name\": \"Acme\"}", 204);

        var answer = send("sam", "id,name\n%s,Mine\n".formatted(id), 400);

        assertThat(answer.toString()).contains("none of whose cases you may read");
        assertThat(accounts.find(id).orElseThrow().name()).isEqualTo("Acme");
    }

    private String put(String account, String body, int status) {
        var answer = Visitor.named("vera", port).put("/api/accounts/" + account, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private JsonNode send(String person, String file, int status) {
        var answer = post(person, "/api/accounts/import", file);
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(status);
        return json(answer);
    }

    private ResponseEntity<String> post(String person, String path, String file) {
        var headers = new HttpHeaders();
        headers.set("Content-Type", "text/csv");
        return http.withBasicAuth(person, "baton").postForEntity(path, new HttpEntity<>(file, headers), String.class);
    }

    private static JsonNode json(ResponseEntity<String> answer) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().readTree(answer.getBody());
        } catch (java.io.IOException noJson) {
            throw new AssertionError(answer.getBody(), noJson);
        }
    }
}
