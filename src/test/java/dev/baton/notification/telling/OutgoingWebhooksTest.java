package dev.baton.notification.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.HttpStub;
import dev.baton.HttpStub.Answer;
import dev.baton.HttpStub.Heard;
import dev.baton.SqlStatements;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.Sendings;
import dev.baton.notification.ListeningSources;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases are told to a system that hears well, badly, or not at all. */
@BatonTest
class OutgoingWebhooksTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpStub crm = new HttpStub();

    @Autowired
    private Desk desk;

    @Autowired
    private PassOn passOn;

    @Autowired
    private ListeningSources listening;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Conversation conversation;

    @Autowired
    private Alarms alarms;

    @Autowired
    private Sendings sendings;

    @Autowired
    private EndpointMessages endpointMessages;

    private TransactionTemplate transactions;

    @Autowired
    void transactions(PlatformTransactionManager manager) {
        transactions = new TransactionTemplate(manager);
    }

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcConnectionDetails database;

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
    }

    @AfterEach
    void nobodyIsToldAnyMore() {
        jdbc.sql("select id from endpoint").query(String.class).list().forEach(id -> call(HttpMethod.DELETE, id, null));
        desk.realTime();
        crm.close();
    }

    @Test
    void aCaseIsToldInOrderAndSignedAndItsNotesAreNot() throws Exception {
        var secret =
                secret(put("crm", events("case.reported", "message.received", "message.sent", "escalation.requested")));
        var number = desk.criticalCase();
        desk.says(number, "inbound", "Canary of the customer");
        desk.says(number, "internal", "Canary of ours");
        desk.says(number, "outbound", "Canary of the answer");
        desk.escalate(number, "hierarchical");
        passOn();

        assertThat(crm.heard())
                .extracting(
                        one -> told(one).path("type").asText(),
                        one -> told(one).at("/data/sequence").asInt())
                .containsExactlyInAnyOrder(
                        tuple("case.reported", 1),
                        tuple("message.received", 2),
                        tuple("message.sent", 3),
                        tuple("escalation.requested", 4));
        assertThat(crm.heard())
                .allSatisfy(one -> assertThatCode(() -> verify(secret, one)).doesNotThrowAnyException());
        assertThat(crm.heard()).extracting(Heard::body).noneMatch(body -> body.contains("Canary"));
        var escalated = told("escalation.requested");
        assertThat(escalated.at("/data/case/number").asText()).isEqualTo(number.value());
        assertThat(escalated.at("/data/case/priority").asText()).isEqualTo("P1");
        assertThat(escalated.at("/data/case/escalated").asBoolean()).isTrue();
        assertThat(escalated.at("/data/facts/kind").asText()).isEqualTo("hierarchical");
        assertThat(escalated.at("/data/facts/to").asText()).isNotEmpty();
    }

    @Test
    void wordsGoAlongWhereTheyAreWantedAsLongAsTheyArePublic() {
        put("crm", with(events("message.received"), Map.of("words", true)));
        var number = desk.report(desk.ordinaryAccount(), Map.of("source", "forum"));
        said(number, "1", "This stays");
        said(number, "2", "This is taken back");
        conversation.makeInternal(number, "forum", "2");
        passOn();

        assertThat(crm.heard()).hasSize(1);
        assertThat(told("message.received").at("/data/facts/text").asText()).isEqualTo("This stays");
        assertThat(told("message.received").at("/data/case/subject").asText()).isEqualTo("The export stops");
        assertThat(messages("crm"))
                .extracting(
                        one -> one.path("state").asText(),
                        one -> one.path("result").asText())
                .contains(tuple("dropped", "what it said is not public any more"));
    }

    @Test
    void aHelpdeskHearsOfItsOwnCasesAndNotWhatItSaidItself() {
        put("forum", with(events("case.reported", "message.sent"), Map.of("source", "forum", "words", true)));
        assertThat(listening.hear(desk.standardCase())).isFalse();
        var number = desk.report(desk.ordinaryAccount(), Map.of("source", "forum"));
        assertThat(listening.hear(number)).isTrue();
        conversation.add(number, new NewMessage(Direction.OUTBOUND, false, "Ana", "Said there", "forum", "3", null));
        desk.says(number, "outbound", "Said here");
        passOn();

        assertThat(crm.heard())
                .extracting(one -> told(one).path("type").asText())
                .containsExactlyInAnyOrder("case.reported", "message.sent");
        assertThat(told("message.sent").at("/data/facts/text").asText()).isEqualTo("Said here");
        assertThat(told("message.sent").at("/data/facts/message").asText()).startsWith(Conversation.OWN_ID);
    }

    @Test
    void onlyChosenPrioritiesAndEscalatedCasesAreTold() {
        put("grave", with(events("message.sent"), Map.of("priorities", List.of("P1"))));
        put("escalated", with(events("message.sent"), Map.of("escalated", true, "address", crm.url("/escalated"))));
        var calm = desk.standardCase();
        var grave = desk.criticalCase();
        var escalated = desk.standardCase();
        desk.escalate(escalated, "hierarchical");
        List.of(calm, grave, escalated).forEach(number -> desk.says(number, "outbound", "Hello"));
        passOn();

        assertThat(crm.heard())
                .extracting(
                        Heard::path, one -> told(one).at("/data/case/number").asText())
                .containsExactlyInAnyOrder(tuple("/hook", grave.value()), tuple("/escalated", escalated.value()));
    }

    @Test
    void aNewSecretSignsBesideTheOldOneForADay() {
        var old = secret(put("crm", events("message.sent")));
        var fresh = call(HttpMethod.POST, "crm/secret", null)
                .getBody()
                .path("secret")
                .asText();
        var number = desk.standardCase();

        desk.says(number, "outbound", "Hello");
        passOn();
        assertThatCode(() -> verify(old, crm.heard().get(0))).doesNotThrowAnyException();
        assertThatCode(() -> verify(fresh, crm.heard().get(0))).doesNotThrowAnyException();

        desk.passes(Duration.ofHours(25));
        crm.forgets();
        desk.says(number, "outbound", "Hello again");
        passOn();
        assertThat(crm.heard().get(0).headers().get("webhook-signature")).doesNotContain(" ");
        assertThatCode(() -> verify(fresh, crm.heard().get(0))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"500", "302", "404"})
    void whatDoesNotArriveIsTriedAgainUnderTheSameId(int status) {
        put("crm", events("message.sent"));
        crm.answersOnce(new Answer(status, Map.of("Location", "http://127.0.0.1/"), ""));
        var number = desk.standardCase();

        desk.says(number, "outbound", "Hello");
        passOn();
        assertThat(messages("crm").get(0).path("state").asText()).isEqualTo("posted");
        desk.passes(Duration.ofMinutes(5));

        assertThat(crm.heard()).hasSize(2);
        assertThat(crm.heard())
                .extracting(one -> one.headers().get("webhook-id"))
                .containsOnly(messages("crm").get(0).path("id").asText());
        assertThat(messages("crm").get(0).path("state").asText()).isEqualTo("sent");
    }

    @Test
    void whoAsksToBeLeftAloneIs() {
        put("crm", events("message.sent"));
        crm.answersOnce(new Answer(429, Map.of("Retry-After", "7200"), ""));
        var number = desk.standardCase();

        desk.says(number, "outbound", "Hello");
        passOn();
        desk.passes(Duration.ofMinutes(110));
        assertThat(crm.heard()).hasSize(1);
        desk.passes(Duration.ofMinutes(40));
        assertThat(crm.heard()).hasSize(2);
    }

    @Test
    void anEndpointThatFailsForLongIsDisabledAndSaidToBeAndGetsWhatItMissedOnceItIsWell() {
        put("crm", events("message.sent"));
        crm.answers(500);
        var number = desk.standardCase();
        var began = desk.now();

        desk.says(number, "outbound", "One");
        passOn();
        desk.passes(Duration.ofHours(26));
        assertThat(messages("crm").get(0).path("state").asText()).isEqualTo("failed");
        assertThat(alarms.open(Alarm.Kind.ENDPOINT_FAILING)).contains("crm");
        desk.passes(Duration.ofDays(5));
        desk.says(number, "outbound", "Two");
        passOn();

        assertThat(call(HttpMethod.GET, "crm", null).getBody().path("enabled").asBoolean())
                .isFalse();
        assertThat(alarms.open(Alarm.Kind.ENDPOINT_FAILING)).doesNotContain("crm");
        assertThat(alarms.open(Alarm.Kind.ENDPOINT_DISABLED)).contains("crm");
        assertThat(jdbc.sql("select group_name from notice where kind = 'endpointDisabled' and 'crm' = any (facts)")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("process-owner", "camunda-admin");
        var tried = crm.heard().size();
        desk.says(number, "outbound", "Nobody hears this");
        passOn();
        assertThat(crm.heard()).hasSize(tried);

        crm.answers(204);
        crm.forgets();
        put("crm", events("message.sent"));
        assertThat(alarms.open(Alarm.Kind.ENDPOINT_DISABLED)).doesNotContain("crm");
        assertThat(call(HttpMethod.POST, "crm/replay", Map.of("since", began.toString()))
                        .getBody()
                        .path("messages")
                        .asInt())
                .isPositive();
        desk.passes(Duration.ofMinutes(2));
        passOn();
        assertThat(messages("crm")).allMatch(one -> one.path("state").asText().equals("sent"));
    }

    @Test
    void whoIsGoneIsNotCalledAgain() {
        put("gone", events("message.sent"));
        crm.answers(410);
        var number = desk.standardCase();

        desk.says(number, "outbound", "Hello");
        passOn();

        assertThat(call(HttpMethod.GET, "gone", null).getBody().path("because").asText())
                .contains("410");
        assertThat(messages("gone").get(0).path("state").asText()).isEqualTo("failed");
    }

    @Test
    void oneMessageIsSentAgainUnderItsIdAndWhatIsOnItsWayIsNot() {
        put("crm", events("message.sent"));
        desk.says(desk.standardCase(), "outbound", "Hello");
        var id = messages("crm").get(0).path("id").asText();
        assertThat(call(HttpMethod.POST, "crm/replay", Map.of("message", id))
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        passOn();

        assertThat(call(HttpMethod.POST, "crm/replay", Map.of("message", id))
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
        passOn();

        assertThat(crm.heard())
                .extracting(one -> one.headers().get("webhook-id"))
                .containsExactly(id, id);
    }

    @Test
    void aTestIsSentAtOnceAndSaysWhatCameOfIt() throws Exception {
        var secret = secret(put("crm", events("message.sent")));

        var arrived = call(HttpMethod.POST, "crm/test", null).getBody();
        crm.answers(503);
        var failed = call(HttpMethod.POST, "crm/test", null).getBody();

        assertThat(arrived.path("arrived").asBoolean()).isTrue();
        assertThat(told(crm.heard().get(0)).path("type").asText()).isEqualTo("baton.test");
        verify(secret, crm.heard().get(0));
        assertThat(failed.path("arrived").asBoolean()).isFalse();
        assertThat(failed.path("problem").asText()).isEqualTo("answered 503");
    }

    @Test
    void whatIsRolledBackIsToldToNobody() {
        put("crm", events("message.sent"));
        var number = desk.standardCase();
        transactions.executeWithoutResult(status -> {
            conversation.add(
                    number, new NewMessage(Direction.OUTBOUND, false, "sam", "Never said", null, "undone", null));
            assertThat(told(number)).isEqualTo(1);
            status.setRollbackOnly();
        });
        desk.says(number, "outbound", "Said");
        passOn();

        assertThat(told(number)).isEqualTo(1);
        assertThat(crm.heard()).hasSize(1);
        assertThat(told("message.sent").at("/data/sequence").asInt()).isEqualTo(1);
    }

    /** A customer who writes at that moment waits for nobody, and is not told that it is our fault. */
    @Test
    @Timeout(60)
    void anEndpointIsRemovedWhileItsCasesGoOn() {
        put("crm", events("message.received"));
        var number = desk.standardCase();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from endpoint where id = 'crm'").update();
            assertThat(http.withBasicAuth("sam", "baton")
                            .postForEntity(
                                    "/api/cases/%s/messages".formatted(number),
                                    Map.of("direction", "inbound", "text", "While it is removed"),
                                    String.class)
                            .getStatusCode()
                            .value())
                    .isBetween(200, 202);
        });
        passOn();

        assertThat(crm.heard()).isEmpty();
        assertThat(told(number)).isZero();
    }

    @Test
    void whatARemovedEndpointWasToldGoesWithIt() {
        put("crm", events("message.sent"));
        var number = desk.standardCase();
        desk.says(number, "outbound", "Told");
        passOn();
        desk.says(number, "outbound", "Not told yet");

        call(HttpMethod.DELETE, "crm", null);
        passOn();

        assertThat(told(number)).isZero();
        assertThat(crm.heard()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoIsNotCalledAnyMoreIsNoAlarm(boolean removed) {
        put("crm", events("message.sent"));
        crm.answers(503);
        desk.says(desk.standardCase(), "outbound", "Hello");
        passOn();
        desk.passes(Duration.ofHours(2));
        assertThat(alarms.open(Alarm.Kind.ENDPOINT_FAILING)).contains("crm");
        put("crm", events("message.sent"));
        assertThat(alarms.open(Alarm.Kind.ENDPOINT_FAILING)).contains("crm");

        if (removed) {
            call(HttpMethod.DELETE, "crm", null);
        } else {
            put("crm", with(events("message.sent"), Map.of("enabled", false)));
        }
        desk.passes(Duration.ofMinutes(31));

        assertThat(alarms.open(Alarm.Kind.ENDPOINT_FAILING)).doesNotContain("crm");
    }

    /** The customer would wait for it: who works on the case has to know. */
    @ParameterizedTest
    @CsvSource({"500, tried for too long: answered 500", "410, answered 410", "disabled, the endpoint is disabled"})
    void anAnswerThatAHelpdeskDoesNotTakeIsToldOnItsCase(String how, String reason) {
        var setup = with(events("message.sent"), Map.of("source", "forum", "words", true));
        put("forum", setup);
        var number = desk.report(desk.ordinaryAccount(), Map.of("source", "forum"));
        crm.answers(how.equals("disabled") ? 500 : Integer.parseInt(how));
        desk.says(number, "outbound", "We look into it");
        passOn();
        if (how.equals("disabled")) {
            put("forum", with(setup, Map.of("enabled", false)));
        }
        desk.passes(Duration.ofHours(26));

        assertThat(jdbc.sql("select count(*) from notice where case_number = ? and kind = 'deliveryFailed'")
                        .param(number.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        var said = conversation.of(number).stream()
                .filter(one -> one.direction() == Direction.OUTBOUND && !one.automatic())
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(sendings.of(List.of(said)).get(said)).singleElement().satisfies(one -> {
            assertThat(one.told()).contains(reason);
            assertThat(one.trouble()).isTrue();
        });
    }

    @Test
    void whatIsGivenUpElsewhereIsNotOnItsWayForEver() {
        put("crm", events("message.sent"));
        crm.answers(503);
        var number = desk.standardCase();
        desk.says(number, "outbound", "Hello");
        passOn();
        assertThat(endpointMessages.settleWhatIsOnNoWay()).isZero();
        jdbc.sql(
                        "update delivery set state = 'DROPPED', last_error = 'notification.why.givenUp otto' where case_number = ?")
                .param(number.value())
                .update();

        assertThat(endpointMessages.settleWhatIsOnNoWay()).isEqualTo(1);
        assertThat(messages("crm").get(0).path("state").asText()).isEqualTo("failed");
        assertThat(messages("crm").get(0).path("result").asText()).isEqualTo("given up by otto");
    }

    @Test
    void whatGoesOnAfterTheEndIsTold() {
        put("crm", events("case.resolved", "case.reopened", "case.closed", "case.merged", "case.duplicate_taken_in"));
        var number = desk.standardCase();
        desk.resolves(number);
        desk.documents(number);
        passOn();

        assertThat(crm.heard())
                .extracting(one -> told(one).path("type").asText())
                .containsExactlyInAnyOrder("case.resolved", "case.closed");
        assertThat(told("case.closed").at("/data/case/status").asText()).isEqualTo("closed");
        assertThat(told("case.closed").at("/data/facts/open").asText()).startsWith("PT");
    }

    @Test
    void whatHappensCostsNoMoreForManyEndpointsAndNothingForNone() {
        var number = desk.standardCase();
        assertThat(statements(() -> desk.says(number, "outbound", "None"))).isZero();
        put("crm-0", events("message.sent"));
        desk.says(number, "outbound", "Known by now");
        var one = statements(() -> desk.says(number, "outbound", "One"));
        IntStream.range(1, 6).forEach(nth -> put("crm-" + nth, events("message.sent")));
        desk.says(number, "outbound", "Known by now");

        assertThat(one).isEqualTo(1);
        assertThat(statements(() -> desk.says(number, "outbound", "Six"))).isEqualTo(1);
        assertThat(messages("crm-5")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "address | http://hooks.example.com/ | must begin with https://",
                "address | https://user:pw@hooks.example.com/ | has a user or password in it",
                "address | not an address | is no address",
                "events | case.vanished | \"case.vanished\" is no event",
                "priorities | P9 | is none of P1, P2, P3",
                "source | no source | is no name of a source",
                "kind | fax | must be one of webhook, teams",
                "name | '' | name",
            })
    void badInputIsRefusedWithWhatToDo(String field, String value, String sentence) {
        var typed = new HashMap<>(events("message.sent"));
        typed.put(field, List.of("events", "priorities").contains(field) ? List.of(value) : value);

        var answer = call(HttpMethod.PUT, "bad", typed);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().path("detail").asText()).contains(sentence);
        assertThat(call(HttpMethod.GET, "bad", null).getStatusCode().value()).isEqualTo(404);
    }

    private void passOn() {
        while (passOn.some()) {
            // until all is in the outbox
        }
        desk.getsOn();
    }

    private long statements(Runnable work) {
        var counted = new SqlStatements(database.getJdbcUrl(), database.getUsername(), database.getPassword());
        try {
            work.run();
            return counted.since().stream()
                    .filter(use -> use.statement().contains("endpoint"))
                    .mapToLong(SqlStatements.Use::calls)
                    .sum();
        } finally {
            jdbc.sql("drop extension pg_stat_statements").update();
        }
    }

    private void said(CaseNumber number, String id, String text) {
        conversation.add(number, new NewMessage(Direction.INBOUND, false, null, text, "forum", id, null));
    }

    private Map<String, Object> events(String... events) {
        return Map.of("name", "CRM", "address", crm.url("/hook"), "events", List.of(events));
    }

    private static Map<String, Object> with(Map<String, Object> setup, Map<String, Object> more) {
        var all = new HashMap<>(setup);
        all.putAll(more);
        return all;
    }

    private JsonNode put(String id, Map<String, Object> setup) {
        var answer = call(HttpMethod.PUT, id, setup);
        assertThat(answer.getStatusCode().is2xxSuccessful()).as("%s", answer).isTrue();
        return answer.getBody();
    }

    /** How much was written down of a case. */
    private int told(CaseNumber number) {
        return jdbc.sql("select count(*) from endpoint_message where case_number = ?")
                .param(number.value())
                .query(Integer.class)
                .single();
    }

    private static String secret(JsonNode answer) {
        return answer.path("secret").asText();
    }

    private List<JsonNode> messages(String id) {
        var all = new java.util.ArrayList<JsonNode>();
        call(HttpMethod.GET, id + "/messages", null).getBody().forEach(all::add);
        return all;
    }

    private ResponseEntity<JsonNode> call(HttpMethod method, String path, Map<String, ?> body) {
        return http.withBasicAuth("otto", "baton")
                .exchange("/api/endpoints/" + path, method, new HttpEntity<>(body), JsonNode.class);
    }

    private JsonNode told(String type) {
        return crm.heard().stream()
                .map(OutgoingWebhooksTest::told)
                .filter(one -> one.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode told(Heard heard) {
        try {
            return JSON.readTree(heard.body());
        } catch (java.io.IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** The library looks at its own clock: the time of the message is set right for it, as the signature is over it. */
    private static void verify(String secret, Heard heard) throws Exception {
        var id = heard.headers().get("webhook-id");
        var time = Long.parseLong(heard.headers().get("webhook-timestamp"));
        var expected = new Webhook(secret).sign(id, time, heard.body());
        assertThat(heard.headers().get("webhook-signature").split(" ")).contains(expected);
    }
}
