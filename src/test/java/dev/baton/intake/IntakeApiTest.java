package dev.baton.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
@SuppressWarnings({"rawtypes", "unchecked"})
class IntakeApiTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aReportOpensACaseAndTheSameReportGivesItsNumberAgain() {
        var report = report();

        var first = post("/api/cases", report);
        var second = post("/api/cases", report);

        assertThat(first.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(first.getHeaders().getLocation())
                .hasPath("/api/cases/" + first.getBody().get("number"));
        assertThat(second.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(second.getBody()).isEqualTo(first.getBody());
    }

    @Test
    void twentyEqualReportsAtOnceMakeOneCaseAndTwentyEqualAnswers() throws Exception {
        var report = report();
        Callable<ResponseEntity<Map>> attempt = () -> post("/api/cases", report);
        var pool = Executors.newFixedThreadPool(20);
        try {
            var answers = pool
                    .invokeAll(IntStream.range(0, 20).mapToObj(i -> attempt).toList())
                    .stream()
                    .map(IntakeApiTest::result)
                    .toList();

            assertThat(answers)
                    .extracting(ResponseEntity::getBody)
                    .containsOnly(answers.get(0).getBody());
            assertThat(answers)
                    .filteredOn(answer -> answer.getStatusCode() == HttpStatus.CREATED)
                    .hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.getStatusCode() == HttpStatus.OK)
                    .hasSize(19);
        } finally {
            pool.shutdown();
        }
        assertThat(casesOf(report)).isEqualTo(1);
    }

    @Test
    void anUnknownAccountIsOpenedAndFlagged() {
        var report = report();
        var number = post("/api/cases", report).getBody().get("number");

        var complete = jdbc.sql("select complete from account where id = ?")
                .param(report.get("account"))
                .query(Boolean.class)
                .single();
        assertThat(complete).isFalse();
        assertThat(page("/cases/" + number)).contains("to be completed");
    }

    @Test
    void whateverPeopleWriteComesBackAsTheyWroteItAndIsNeverMarkup() {
        var report = report();
        report.put("subject", "<script>alert(1)</script> 🚒 שלום");
        report.put("description", "\"quotes\" & <b>tags</b>\nمرحبا {{7*7}} ${7*7}");
        var number = post("/api/cases", report).getBody().get("number");

        var stored = get("/api/cases/" + number).getBody();
        assertThat(stored)
                .containsEntry("subject", report.get("subject"))
                .containsEntry("description", report.get("description"));
        assertThat(page("/cases/" + number))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; 🚒 שלום", "${7*7}")
                .doesNotContain("<script>alert");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badReports")
    void aBadReportIsRefusedByFieldAndLeavesNothing(
            String why, Map<String, Object> wrong, String field, String message) {
        var report = report();
        report.putAll(wrong);

        var answer = post("/api/cases", report);

        assertProblem(answer, field, message);
        assertThat(casesOf(report)).isZero();
    }

    static Stream<Arguments> badReports() {
        return Stream.of(
                Arguments.of("missing subject", nothing("subject"), "subject", "is missing"),
                Arguments.of("blank account", Map.of("account", "  "), "account", "is missing"),
                Arguments.of("missing external id", nothing("externalId"), "externalId", "is missing"),
                Arguments.of(
                        "endless subject",
                        Map.of("subject", "x".repeat(10_001)),
                        "subject",
                        "at most 10,000 characters"),
                Arguments.of("zero character", Map.of("description", "a\u0000b"), "description", "cannot be stored"),
                Arguments.of(
                        "object for text", Map.of("subject", Map.of("a", 1)), "subject", "not of the expected kind"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAccounts")
    void aBadAccountIsRefusedByField(String why, Map<String, Object> wrong, String field, String message) {
        var account = new HashMap<String, Object>(Map.of("name", "Acme"));
        account.putAll(wrong);
        var id = "bad-" + UUID.randomUUID();

        var answer = exchange(HttpMethod.PUT, "/api/accounts/" + id, account);

        assertProblem(answer, field, message);
        assertThat(jdbc.sql("select count(*) from account where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    static Stream<Arguments> badAccounts() {
        return Stream.of(
                Arguments.of("no name", nothing("name"), "name", "is missing"),
                Arguments.of("negative revenue", Map.of("mrr", -1), "mrr", "must not be negative"),
                Arguments.of("endless revenue", Map.of("arr", "1e40"), "arr", "at most 13 digits"),
                Arguments.of(
                        "renewal in the year 9999", Map.of("renewalDate", "9999-12-31"), "renewalDate", "2100-12-31"),
                Arguments.of("no date", Map.of("renewalDate", "tomorrow"), "renewalDate", "write it like 2027-03-31"),
                Arguments.of("a list for a date", Map.of("renewalDate", List.of()), "renewalDate", "2027-03-31"),
                Arguments.of("nothing for an amount", Map.of("arr", ""), "arr", "write it like 1250.00"),
                Arguments.of("no zone", Map.of("zone", "Mars/Olympus"), "zone", "Europe/Berlin"));
    }

    @ParameterizedTest
    @CsvSource({"' VIP ', RED, rising", "Vip, 'red ', Rising"})
    void whatACrmSaysOfAnAccountIsUnderstoodHoweverItIsSpelt(String tier, String health, String usage) {
        var id = "acc-" + UUID.randomUUID();

        var answer = exchange(
                HttpMethod.PUT,
                "/api/accounts/" + id,
                Map.of("name", "Acme", "tier", tier, "health", health, "usage", usage));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(account(id))
                .containsEntry("tier", "vip")
                .containsEntry("health", "red")
                .containsEntry("usage", "rising")
                .containsEntry("complete", true);
    }

    @Test
    void whatNoModelKnowsOfAnAccountIsWarnedOfAndLeftToTriage() {
        var id = "acc-" + UUID.randomUUID();

        var answer = exchange(
                HttpMethod.PUT, "/api/accounts/" + id, Map.of("name", "Acme", "tier", "platin", "health", "rot"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody().get("warnings").toString())
                .contains(
                        "tier \"platin\" is none of standard, premium, vip",
                        "health \"rot\" is none of green, yellow, red");
        assertThat(account(id)).containsEntry("complete", false).containsEntry("tier", "platin");
        assertThat(desk.page("/cases/" + desk.report(id, Map.of()))).contains("to be completed");
    }

    private Map<String, Object> account(String id) {
        return jdbc.sql("select * from account where id = ?").param(id).query().singleRow();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /messages, text",
        "POST, /waiting, reason",
        "POST, /escalations, reason",
        "PUT, /assessment, category",
        "POST, /reopen, reason"
    })
    void aKeyThatIsThereTwiceIsNamed(HttpMethod method, String path, String key) {
        var body = "{\"%s\": \"a\", \"%s\": \"b\"}".formatted(key, key);

        assertProblem(exchange(method, "/api/cases/" + desk.standardCase() + path, body), key, "is there twice");
        assertProblem(exchange(HttpMethod.POST, "/api/cases", "{\"x\": 1, \"x\": 2}"), "x", "is there twice");
        assertProblem(exchange(HttpMethod.PUT, "/api/accounts/a", "{\"x\": 1, \"x\": 2}"), "x", "is there twice");
    }

    @Test
    void aStartFormNamesTheQuestionThatCannotBeAnsweredSo() {
        assertThatThrownBy(() -> desk.startFromTasklist(
                        "sam", Map.of("accountId", "Acme GmbH / Wien", "note_subject", "s", "note_description", "d")))
                .hasMessageContaining("\"Account\" must be no . or ..");
        assertThatThrownBy(() -> desk.startFromTasklist("sam", Map.of("accountId", "acme", "note_subject", "s")))
                .hasMessageContaining("Fill in \"Description\".");
    }

    @Test
    void whatGoesBeyondWhatIsReadIsToldWhatToDo() {
        var path = "/api/cases/" + desk.standardCase();

        assertProblem(exchange(HttpMethod.GET, path + "/timeline?limit=abc", null), "limit", "write it like 100");
        assertThat(exchange(HttpMethod.POST, "/api/cases", "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000))
                        .getBody()
                        .get("detail")
                        .toString())
                .contains("1,000 levels");
        var method = exchange(HttpMethod.DELETE, path, null);
        assertThat(method.getStatusCode()).isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
        assertThat(method.getHeaders().getAllow()).contains(HttpMethod.GET);
        assertThat(method.getBody().get("detail").toString()).contains("Allow names those");
    }

    @Test
    void brokenJsonIsSaidToBeBroken() {
        var answer = exchange(HttpMethod.POST, "/api/cases", "{\"subject\": ");
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat((String) answer.getBody().get("detail")).contains("not valid JSON");
    }

    @Test
    void aCaseThatIsNotThereIsNotFound() {
        for (var path : List.of(
                "/api/cases/C-000000",
                "/api/cases/nonsense",
                "/api/cases/C-000000/timeline",
                "/api/cases/C-000000/clocks")) {
            assertThat(get(path).getStatusCode()).as(path).isEqualTo(HttpStatus.NOT_FOUND);
        }
        assertThat(post("/api/cases/C-000000/messages", Map.of("direction", "inbound", "text", "Hello"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void messagesAndWaitsAreCheckedAsWell() {
        var path = "/api/cases/" + desk.standardCase();

        assertProblem(
                post(path + "/messages", Map.of("direction", "sideways", "text", "x")),
                "direction",
                "inbound, outbound, internal");
        assertProblem(post(path + "/messages", Map.of("direction", "inbound")), "text", "is missing");
        assertProblem(post(path + "/waiting", Map.of("on", "weather", "reason", "x")), "on", "customer, third-party");
        assertProblem(
                post(path + "/escalations", Map.of("kind", "sideways", "reason", "x")),
                "kind",
                "functional, hierarchical");
        assertProblem(
                exchange(HttpMethod.DELETE, path + "/waiting/weather", null), "on", "must be customer or third-party");
    }

    @ParameterizedTest
    @ValueSource(strings = {"functional", "hierarchical"})
    void aCaseInTriageIsEscalatedToo(String kind) {
        var number = desk.report(desk.ordinaryAccount(), Map.of());

        var answer = post("/api/cases/" + number + "/escalations", Map.of("kind", kind, "reason", "Please"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(desk.tasks(number)).containsExactly("Take charge", "Triage case");
    }

    @Test
    void waitingTwiceIsWaitingOnce() {
        var path = "/api/cases/" + desk.standardCase();
        for (int i = 0; i < 2; i++) {
            assertThat(post(path + "/waiting", Map.of("on", "customer", "reason", "logs"))
                            .getStatusCode())
                    .isEqualTo(HttpStatus.NO_CONTENT);
        }
        assertThat(clock(path, "resolution")).containsEntry("state", "paused").containsEntry("due", null);
        assertThat(clock(path, "firstReply")).containsEntry("state", "running");
        for (int i = 0; i < 2; i++) {
            assertThat(exchange(HttpMethod.DELETE, path + "/waiting/customer", null)
                            .getStatusCode())
                    .isEqualTo(HttpStatus.NO_CONTENT);
        }
        assertThat(clock(path, "resolution")).containsEntry("state", "running");
    }

    @Test
    void messagesFromManySidesAtOnceAreAllKept() throws Exception {
        var number = desk.standardCase();
        Callable<ResponseEntity<Map>> message =
                () -> post("/api/cases/" + number + "/messages", Map.of("direction", "inbound", "text", "Hello"));
        var pool = Executors.newFixedThreadPool(8);
        try {
            var answers =
                    pool.invokeAll(IntStream.range(0, 16).mapToObj(i -> message).toList());
            assertThat(answers)
                    .extracting(IntakeApiTest::result)
                    .extracting(ResponseEntity::getStatusCode)
                    .containsOnly(HttpStatus.ACCEPTED);
        } finally {
            pool.shutdown();
        }
        assertThat(jdbc.sql("select count(*) from interaction where case_number = ?")
                        .param(number.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(16);
    }

    private Map<String, Object> clock(String path, String name) {
        var clocks = http.withBasicAuth("sam", "baton").getForObject(path + "/clocks", List.class);
        return (Map<String, Object>) clocks.stream()
                .filter(clock -> ((Map<?, ?>) clock).get("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertProblem(ResponseEntity<Map> answer, String field, String message) {
        assertThat(answer.getStatusCode()).as("%s", answer).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getBody().get("errors").toString())
                .contains("field=" + field)
                .contains(message);
    }

    private static Map<String, Object> report() {
        return new HashMap<>(Map.of(
                "externalId", UUID.randomUUID().toString(),
                "source", "helpdesk",
                "subject", "Nothing works",
                "description", "Since this morning",
                "account", "account-" + UUID.randomUUID()));
    }

    private static Map<String, Object> nothing(String field) {
        var map = new HashMap<String, Object>();
        map.put(field, null);
        return map;
    }

    private long casesOf(Map<String, Object> report) {
        return jdbc.sql("select count(*) from support_case where source = ? and external_id = ?")
                .params(report.get("source"), String.valueOf(report.get("externalId")))
                .query(Long.class)
                .single();
    }

    private ResponseEntity<Map> post(String path, Object body) {
        return exchange(HttpMethod.POST, path, body);
    }

    private ResponseEntity<Map> get(String path) {
        return http.withBasicAuth("sam", "baton").getForEntity(path, Map.class);
    }

    private String page(String path) {
        return http.withBasicAuth("sam", "baton").getForObject(path, String.class);
    }

    private ResponseEntity<Map> exchange(HttpMethod method, String path, Object body) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth("sam", "baton").exchange(path, method, new HttpEntity<>(body, headers), Map.class);
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
