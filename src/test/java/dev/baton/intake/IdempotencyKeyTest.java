package dev.baton.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class IdempotencyKeyTest {

    private static final Map<String, String> MESSAGE = Map.of("direction", "inbound", "text", "Hello");

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Desk desk;

    @Autowired
    private Conversation conversation;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void itIsNowAgain() {
        desk.realTime();
    }

    @Test
    void theSameRequestAgainGetsTheFirstAnswerAndActsOnce() {
        var number = desk.standardCase();
        var key = key();

        var first = post(messages(number), key, MESSAGE);
        var again = post(messages(number), key, MESSAGE);

        assertThat(first.getStatusCode().value()).isEqualTo(202);
        assertThat(first.getHeaders()).doesNotContainKey("Idempotency-Replayed");
        assertThat(again.getStatusCode()).isEqualTo(first.getStatusCode());
        assertThat(again.getBody()).isEqualTo(first.getBody());
        assertThat(again.getHeaders().getContentType())
                .isEqualTo(first.getHeaders().getContentType());
        assertThat(again.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(conversation.of(number)).hasSize(1);
    }

    @Test
    void aReportAgainTellsWhereItsCaseIs() {
        var report = Map.of(
                "externalId", key(), "source", "test", "subject", "s", "description", "d", "account", "a-" + key());
        var key = key();

        var first = post("/api/cases", key, report);
        var again = post("/api/cases", key, report);

        assertThat(first.getStatusCode().value()).isEqualTo(201);
        assertThat(again.getStatusCode().value()).isEqualTo(201);
        assertThat(again.getHeaders().getLocation())
                .isEqualTo(first.getHeaders().getLocation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"escalations", "waiting"})
    void everyPostThatActsKnowsTheKey(String what) {
        var number = desk.standardCase();
        var body = what.equals("waiting")
                ? Map.of("on", "customer", "reason", "logs")
                : Map.of("kind", "hierarchical", "reason", "They ask for it");
        var path = "/api/cases/%s/%s".formatted(number, what);
        var key = key();

        assertThat(post(path, key, body).getStatusCode().is2xxSuccessful()).isTrue();
        long events = events(number);

        assertThat(post(path, key, body).getHeaders().getFirst("Idempotency-Replayed"))
                .isEqualTo("true");
        assertThat(events(number)).isEqualTo(events);
    }

    @Test
    void tenAtOnceActOnce() throws Exception {
        var number = desk.standardCase();
        var key = key();
        Callable<ResponseEntity<String>> attempt = () -> post(messages(number), key, MESSAGE);
        var pool = Executors.newFixedThreadPool(10);
        try {
            for (var answer :
                    pool.invokeAll(IntStream.range(0, 10).mapToObj(i -> attempt).toList())) {
                assertThat(answer.get().getStatusCode().value()).isIn(202, 409);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(conversation.of(number)).hasSize(1);
        assertThat(post(messages(number), key, MESSAGE).getStatusCode().value()).isEqualTo(202);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        var number = desk.standardCase();
        var key = key();
        post(messages(number), key, MESSAGE);

        var otherBody = post(messages(number), key, Map.of("direction", "inbound", "text", "Bye"));
        var otherPath = post(messages(desk.standardCase()), key, MESSAGE);

        for (var answer : List.of(otherBody, otherPath)) {
            assertThat(answer.getStatusCode().value()).isEqualTo(422);
            assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(answer.getBody()).contains("a key of its own", "correlationId");
        }
        assertThat(conversation.of(number)).hasSize(1);
    }

    @Test
    void theKeyOfOneUserIsNotTheKeyOfAnother() {
        var number = desk.standardCase();
        var key = key();

        post("sam", messages(number), key, MESSAGE);
        var other = post("mara", messages(number), key, MESSAGE);

        assertThat(other.getHeaders()).doesNotContainKey("Idempotency-Replayed");
        assertThat(conversation.of(number)).hasSize(2);
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        var number = desk.standardCase();
        var key = key();

        assertThat(post(messages(number), key, Map.of("text", "x"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);

        assertThat(post(messages(number), key, MESSAGE).getStatusCode().value()).isEqualTo(202);
    }

    @Test
    void aRequestThatIsStillRunningIsToBeSentAgain() {
        var number = desk.standardCase();
        var key = key();
        post(messages(number), key, MESSAGE);
        asIfItHadNotAnswered(key);

        var again = post(messages(number), key, MESSAGE);

        assertThat(again.getStatusCode().value()).isEqualTo(409);
        assertThat(again.getHeaders().getFirst("Retry-After")).isEqualTo("1");
        assertThat(conversation.of(number)).hasSize(1);
    }

    @Test
    void whatWasDoneByANodeThatDiedIsNotDoneAgain() {
        var number = desk.standardCase();
        var key = key();
        post(messages(number), key, MESSAGE);
        asIfItHadNotAnswered(key);
        desk.setTime(desk.now().plus(Duration.ofMinutes(3)));

        var again = post(messages(number), key, MESSAGE);

        assertThat(again.getStatusCode().value()).isEqualTo(409);
        assertThat(again.getBody()).contains("was carried out");
        assertThat(conversation.of(number)).hasSize(1);
    }

    @Test
    void whatANodeThatDiedHadNotDoneIsDone() {
        var number = desk.standardCase();
        var key = key();
        post(messages(number), key, MESSAGE);
        asIfItHadNotAnswered(key);
        jdbc.sql("update idempotency_key set acted = false where key = ?")
                .param(key)
                .update();
        desk.setTime(desk.now().plus(Duration.ofMinutes(3)));

        assertThat(post(messages(number), key, MESSAGE).getStatusCode().value()).isEqualTo(202);

        assertThat(conversation.of(number)).hasSize(2);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        var number = desk.standardCase();
        var key = key();
        post(messages(number), key, MESSAGE);
        desk.setTime(desk.now().plus(Duration.ofHours(25)));

        var other = post(messages(number), key, Map.of("direction", "inbound", "text", "Bye"));

        assertThat(other.getStatusCode().value()).isEqualTo(202);
        assertThat(conversation.of(number)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b"})
    void aKeyThatIsNoneIsRefused(String key) {
        var number = desk.standardCase();

        var answer = post(messages(number), key, MESSAGE);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("Idempotency-Key");
        assertThat(conversation.of(number)).isEmpty();
    }

    private void asIfItHadNotAnswered(String key) {
        jdbc.sql("update idempotency_key set status = null where key = ?")
                .param(key)
                .update();
    }

    private long events(CaseNumber number) {
        return jdbc.sql("select count(*) from case_event where case_number = ?")
                .param(number.value())
                .query(Long.class)
                .single();
    }

    private static String messages(CaseNumber number) {
        return "/api/cases/%s/messages".formatted(number);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private ResponseEntity<String> post(String path, String key, Map<String, ?> body) {
        return post("sam", path, key, body);
    }

    private ResponseEntity<String> post(String who, String path, String key, Map<String, ?> body) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("Idempotency-Key", key);
        return http.withBasicAuth(who, "baton")
                .exchange(path, HttpMethod.POST, new HttpEntity<>(body, headers), String.class);
    }
}
