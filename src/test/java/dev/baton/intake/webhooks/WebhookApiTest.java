package dev.baton.intake.webhooks;

import static dev.baton.Sender.CHAT;
import static dev.baton.Sender.FORGE;
import static dev.baton.Sender.HELPDESK;
import static dev.baton.Sender.ZENDESK;
import static dev.baton.intake.webhooks.Wire.bytes;
import static dev.baton.intake.webhooks.Wire.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Sender;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.TimeFormat;
import dev.baton.intake.webhooks.Wire.Answer;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
@ExtendWith(OutputCaptureExtension.class)
class WebhookApiTest {

    private static final int LARGEST = 2 * 1024 * 1024;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Conversation conversation;

    @Autowired
    private Clock clock;

    @ParameterizedTest
    @EnumSource(
            value = Sender.class,
            names = {"HELPDESK", "FORGE", "CHAT"})
    void everySchemesReportBecomesACaseOfItsSource(Sender sender) {
        var ticket = ticket();

        var number = post(sender, created(ticket)).expect(200).number();

        assertThat(caseOf(number)).containsEntry("source", sender.source()).containsEntry("externalId", ticket);
        assertThat(timeline(number).get(0)).containsEntry("who", "webhook:" + sender.source());
    }

    @Test
    void aTicketOfZendeskBecomesACaseWithWhatZendeskKnows() {
        var ticket = ticket();

        var number = post(ZENDESK, zendesk("ticket.created", ticket, "{}"))
                .expect(200)
                .number();

        assertThat(caseOf(number))
                .containsEntry("source", "zendesk")
                .containsEntry("externalId", ticket)
                .containsEntry("subject", "Printer on fire 🚒")
                .containsEntry("description", "It burns.")
                .containsEntry("account", "8447346621310")
                .containsEntry("contact", "8447388090495")
                .containsEntry("channel", "web_service")
                .containsEntry("urgency", "high");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("comments")
    void aCommentOfZendeskBecomesAMessage(
            String what, String comment, Direction direction, String author, boolean automatic) {
        var ticket = ticket();
        var number = post(ZENDESK, zendesk("ticket.created", ticket, "{}")).number();

        var answer = post(ZENDESK, zendesk("ticket.comment_added", ticket, "{\"comment\": " + comment + "}"));

        assertThat(answer.expect(200).number()).isEqualTo(number);
        assertThat(conversation.of(new CaseNumber(number)))
                .extracting(Interaction::direction, Interaction::author, Interaction::automatic, Interaction::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(direction, author, automatic, "Hello"));
    }

    static Stream<Arguments> comments() {
        var comment =
                "{\"body\": \"Hello\", \"is_public\": %s, \"author\": {\"id\": \"%s\", \"is_staff\": %s, \"name\": \"Ana\"}}";
        return Stream.of(
                Arguments.of("customer", comment.formatted(true, 7, false), Direction.INBOUND, null, false),
                Arguments.of("agent", comment.formatted(true, 8, true), Direction.OUTBOUND, "Ana", false),
                Arguments.of("note", comment.formatted(false, 8, true), Direction.INTERNAL, "Ana", false),
                Arguments.of("business rule", comment.formatted(true, -1, true), Direction.OUTBOUND, "Ana", true));
    }

    @Test
    void aLongCommentIsKeptWhole() {
        var ticket = ticket();
        var number = post(ZENDESK, zendesk("ticket.created", ticket, "{}")).number();
        var long32001 = "x".repeat(31_999) + "🚒";

        post(ZENDESK, zendesk("ticket.comment_added", ticket, "{\"comment\": {\"body\": \"" + long32001 + "\"}}"))
                .expect(200);

        assertThat(conversation.of(new CaseNumber(number)).get(0).text()).isEqualTo(long32001);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unbelievable")
    void whatIsNotBelievedGetsOneAnswerAndLeavesNothing(String why, Sender sender, UnaryOperator<Wire> spoil) {
        var before = rows();

        var answer = spoil.apply(message(sender, id(), created(ticket()))).send();

        var expected = Wire.unsigned(server(), sender.source(), bytes("{}")).send();
        answer.expectProblem(401, "not signed by anybody known here");
        assertThat(without(answer.body(), "correlationId")).isEqualTo(without(expected.body(), "correlationId"));
        assertThat(rows()).isEqualTo(before);
    }

    static Stream<Arguments> unbelievable() {
        return Stream.of(
                spoiled("no signature", HELPDESK, wire -> wire.without("webhook-signature")),
                spoiled("no time", HELPDESK, wire -> wire.without("webhook-timestamp")),
                spoiled("no id", HELPDESK, wire -> wire.without("webhook-id")),
                spoiled("signature twice", HELPDESK, wire -> wire.twice("webhook-signature")),
                spoiled("time twice", HELPDESK, wire -> wire.twice("webhook-timestamp")),
                spoiled("id twice", HELPDESK, wire -> wire.twice("webhook-id")),
                spoiled("another id", HELPDESK, wire -> wire.with("webhook-id", "msg_other")),
                spoiled("another time", HELPDESK, wire -> wire.with("webhook-timestamp", "1700000000")),
                spoiled("no number", HELPDESK, wire -> wire.with("webhook-timestamp", "soon")),
                spoiled("space added", HELPDESK, wire -> wire.body(BodyPublishers.ofString(created("T-1") + " "))),
                spoiled(
                        "another charset",
                        HELPDESK,
                        wire -> wire.body(BodyPublishers.ofString(created("T-1"), StandardCharsets.UTF_16))),
                spoiled("no body", HELPDESK, wire -> wire.body(BodyPublishers.noBody())),
                spoiled("Zendesk: no signature", ZENDESK, wire -> wire.without("X-Zendesk-Webhook-Signature")),
                spoiled("Zendesk: no id", ZENDESK, wire -> wire.without("X-Zendesk-Webhook-Invocation-Id")),
                spoiled("Zendesk: id twice", ZENDESK, wire -> wire.twice("X-Zendesk-Webhook-Invocation-Id")),
                spoiled(
                        "Zendesk: another time",
                        ZENDESK,
                        wire -> wire.with("X-Zendesk-Webhook-Signature-Timestamp", "2026-01-01T00:00:00Z")),
                spoiled("Hub: no id", FORGE, wire -> wire.without("X-GitHub-Delivery")),
                spoiled("Hub: id twice", FORGE, wire -> wire.twice("X-GitHub-Delivery")),
                spoiled("Hub: not hexadecimal", FORGE, wire -> wire.with("X-Hub-Signature-256", "sha256=xyz")),
                spoiled("Slack: no time", CHAT, wire -> wire.without("X-Slack-Request-Timestamp")),
                spoiled("Slack: time twice", CHAT, wire -> wire.twice("X-Slack-Request-Timestamp")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "helpdesk2", "HELPDESK", "zendesk", "a%20b"})
    void whoIsNotKnownIsToldTheSameAsWhoSignsBadly(String source) {
        var body = bytes(created(ticket()));
        var signed = HELPDESK.sign(id(), clock.instant(), body);
        var wire = Wire.unsigned(server(), source, body);
        signed.forEach(wire::with);
        var before = rows();

        var unknown = wire.send().expectProblem(401).body();
        var unsigned =
                Wire.unsigned(server(), "helpdesk", body).send().expect(401).body();

        assertThat(without(unknown, "instance", "correlationId"))
                .isEqualTo(without(unsigned, "instance", "correlationId"));
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "nonsense"
            })
    void theKindOfTheBodyChangesNothing(String contentType) {
        post(message(HELPDESK, id(), created(ticket())).as(contentType)).expect(200);
        post(Wire.unsigned(server(), "helpdesk", bytes("a=b")).as(contentType)).expectProblem(401);
    }

    @Test
    void anotherSourcesSecretIsNoSecretHere() {
        var body = bytes(created(ticket()));
        var wire = Wire.unsigned(server(), "zendesk", body);
        ZENDESK.sign(Sender.FORGE_SECRET, id(), clock.instant(), body).forEach(wire::with);

        wire.send().expectProblem(401);
    }

    @Test
    void bothSecretsWorkWhileTheyAreBeingChanged() {
        for (var secret : List.of(Sender.OLD_SECRET, Sender.HELPDESK_SECRET)) {
            var body = bytes(created(ticket()));
            var wire = Wire.unsigned(server(), "helpdesk", body);
            HELPDESK.sign(secret, id(), clock.instant(), body).forEach(wire::with);

            wire.send().expect(200);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Sender.class,
            names = {"HELPDESK", "ZENDESK", "CHAT"})
    void aMessageIsBelievedForFiveMinutes(Sender sender) {
        var body = bytes(sender == ZENDESK ? zendesk("ticket.created", ticket(), "{}") : created(ticket()));
        for (var off : List.of(Duration.ofMinutes(6), Duration.ofMinutes(-6), Duration.ofDays(3650))) {
            Wire.to(server(), sender, id(), now().plus(off), body).send().expectProblem(401);
        }
        Wire.to(server(), sender, id(), now().plus(Duration.ofMinutes(4)), body)
                .send()
                .expect(200);
    }

    @ParameterizedTest
    @EnumSource(Sender.class)
    void aMessageSentAgainGetsTheSameAnswerAndHasNoEffect(Sender sender) {
        var ticket = ticket();
        var created = sender == ZENDESK ? zendesk("ticket.created", ticket, "{}") : created(ticket);
        var number = post(sender, created).number();
        var comment = sender == ZENDESK
                ? zendesk("ticket.comment_added", ticket, "{\"comment\": {\"body\": \"Hello\", \"is_public\": true}}")
                : comment(ticket, "Hello");
        var id = id();

        var first = message(sender, id, comment).send().expect(200);
        var retried = Wire.to(server(), sender, id, now().plusSeconds(30), bytes(comment))
                .send();

        assertThat(retried).isEqualTo(first);
        assertThat(conversation.of(new CaseNumber(number))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Sender.class,
            names = {"ZENDESK", "FORGE"})
    void aCapturedMessageUnderANewIdHasNoEffect(Sender sender) {
        var ticket = ticket();
        var number = post(sender, sender == ZENDESK ? zendesk("ticket.created", ticket, "{}") : created(ticket))
                .number();
        var comment = sender == ZENDESK
                ? zendesk("ticket.comment_added", ticket, "{\"comment\": {\"body\": \"Hello\", \"is_public\": true}}")
                : comment(ticket, "Hello");
        var at = now();

        var first = Wire.to(server(), sender, id(), at, bytes(comment)).send().expect(200);
        var replayed = Wire.to(server(), sender, id(), at, bytes(comment)).send();

        assertThat(replayed).isEqualTo(first);
        assertThat(conversation.of(new CaseNumber(number))).hasSize(1);
    }

    @Test
    void anotherMessageUnderAKnownIdIsAConflict() {
        var id = id();
        message(HELPDESK, id, created(ticket())).send().expect(200);
        var other = ticket();

        message(HELPDESK, id, created(other)).send().expectProblem(409, "Another message was received under this id");

        assertThat(casesOf(other)).isZero();
    }

    @Test
    void twentyDeliveriesAtOnceMakeOneCaseAndTwentyEqualAnswers() throws Exception {
        var ticket = ticket();
        var id = id();

        var answers = atOnce(() -> message(HELPDESK, id, created(ticket)).send());

        assertThat(answers).containsOnly(answers.get(0).expect(200));
        assertThat(casesOf(ticket)).isEqualTo(1);
    }

    @Test
    void twentyDeliveriesOfACommentAtOnceMakeOneMessage() throws Exception {
        var ticket = ticket();
        var number = post(HELPDESK, created(ticket)).number();
        var id = id();

        var answers =
                atOnce(() -> message(HELPDESK, id, comment(ticket, "Hello")).send());

        assertThat(answers).containsOnly(answers.get(0).expect(200));
        assertThat(conversation.of(new CaseNumber(number))).hasSize(1);
    }

    @Test
    void aTicketOfOneSourceIsNotATicketOfAnother() {
        var ticket = ticket();
        post(HELPDESK, created(ticket)).expect(200);

        var answer = post(FORGE, comment(ticket, "Hello")).expect(202);

        assertThat(answer.body()).containsEntry("outcome", "kept");
        assertThat(answer.text()).contains("until forge reports " + ticket);
    }

    @Test
    void whatNoRuleKnowsIsIgnoredWithTheReason() {
        var id = id();

        var first =
                message(HELPDESK, id, "{\"type\": \"ticket.deleted\"}").send().expect(202);
        var again = message(HELPDESK, id, "{\"type\": \"ticket.deleted\"}").send();

        assertThat(first.body()).containsEntry("outcome", "ignored");
        assertThat(first.text()).contains("processes/webhooks/helpdesk.yml", "Ticket created", "Comment added");
        assertThat(again).isEqualTo(first);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badValues")
    void badValuesAreKeptWithTheFieldAndMakeNoCase(String field, String change, String problem) {
        var body =
                "{\"type\": \"ticket.created\", \"data\": {\"id\": \"%s\", \"subject\": \"s\", \"description\": \"d\","
                        + " \"account\": \"a\", \"zone\": null}}";
        var spoiled = body.formatted(ticket()).replaceAll("\"%s\": [^,}]*".formatted(field), change);
        var cases = count("support_case");

        var answer = message(HELPDESK, id(), spoiled).send().expect(202);

        assertThat(answer.body()).containsEntry("outcome", "kept");
        assertThat(answer.text()).contains(field, problem, "need not be sent again");
        assertThat(count("support_case")).isEqualTo(cases);
    }

    static Stream<Arguments> badValues() {
        return Stream.of(
                Arguments.of("subject", "\"subject\": \"\"", "is missing"),
                Arguments.of("subject", "\"title\": \"s\"", "is missing"),
                Arguments.of("subject", "\"subject\": {}", "neither text nor a number"),
                Arguments.of("subject", "\"subject\": \"" + "x".repeat(10_001) + "\"", "at most 10,000 characters"),
                Arguments.of("description", "\"description\": \"a\\\\u0000b\"", "cannot be stored"),
                Arguments.of("description", "\"description\": \"a\\\\ud800b\"", "cannot be stored"),
                Arguments.of("zone", "\"zone\": [1, 2]", "neither text nor a number"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello",
                "[]",
                "null",
                "{",
                "{} {}",
                "{\"type\": \"a\", \"type\": \"ticket.created\"}",
                "<xml/>",
                "\uFEFF\uFEFF{}"
            })
    void whatIsNoJsonObjectIsKept(String body) {
        var cases = count("support_case");

        var answer = message(HELPDESK, id(), body).send().expect(202);

        assertThat(answer.body()).containsEntry("outcome", "kept");
        assertThat(answer.text()).contains("not a JSON object");
        assertThat(count("support_case")).isEqualTo(cases);
    }

    @Test
    void deepNestingIsKept() {
        var answer = message(HELPDESK, id(), "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000))
                .send()
                .expect(202);
        assertThat(answer.text()).contains("kept", "at most 64 levels deep");
    }

    @Test
    void aBodyOfExactlyTheLimitIsTaken() {
        var body = created(ticket());
        post(HELPDESK, body + " ".repeat(LARGEST - bytes(body).length)).expect(200);
    }

    @Test
    void aLargerBodyIsRefusedWhateverItsLengthClaimsToBe() {
        var large = new byte[LARGEST + 1];
        java.util.Arrays.fill(large, (byte) ' ');

        Wire.to(server(), HELPDESK, id(), now(), large).send().expectProblem(413, "at most 2,097,152 bytes");
        Wire.to(server(), HELPDESK, id(), now(), large)
                .body(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
                .send()
                .expectProblem(413);
        Wire.unsigned(server(), "nobody", large).send().expectProblem(413);
    }

    @Test
    void anEndlessBodyIsNotReadToItsEnd() {
        var sent = new AtomicLong();
        var endless = BodyPublishers.ofInputStream(() -> new InputStream() {
            @Override
            public int read() {
                return sent.incrementAndGet() > 100_000_000 ? -1 : ' ';
            }
        });

        try {
            Wire.unsigned(server(), "helpdesk", new byte[0])
                    .body(endless)
                    .send()
                    .expect(413);
        } catch (java.io.UncheckedIOException closedBeforeAnAnswerCouldBeRead) {
            assertThat(closedBeforeAnAnswerCouldBeRead).hasMessageNotContaining("timeout");
        }
        assertThat(sent.get()).isLessThan(60_000_000);
    }

    @Test
    void deliveriesAreForgottenWhenTheirTimeIsUpUnlessOnlyMemoryStopsTheirReplay() {
        post(HELPDESK, created(ticket())).expect(200);
        post(FORGE, created(ticket())).expect(200);
        for (var source : List.of("helpdesk", "forge")) {
            remembered(source, "29 days old", Duration.ofDays(29));
            remembered(source, "31 days old", Duration.ofDays(31));
        }

        post(HELPDESK, created(ticket())).expect(200);
        post(FORGE, created(ticket())).expect(200);

        assertThat(idsLike("helpdesk")).containsExactly("29 days old");
        assertThat(idsLike("forge")).containsExactly("29 days old", "31 days old");
    }

    @Test
    void refusalsAreLoggedWithoutSecretsAndWithoutWhatAStrangerWrote(CapturedOutput output) {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(WebhookApi.class.getName(), LogLevel.INFO);
        Wire.unsigned(server(), "helpdesk", bytes("{\"type\": \"strange words\"}"))
                .send()
                .expect(401);
        Wire.unsigned(server(), "strange-name", bytes("{}")).send().expect(401);

        assertThat(output.getAll())
                .contains("A message for the webhook \"helpdesk\" is not believed")
                .doesNotContain(Sender.HELPDESK_SECRET, Sender.OLD_SECRET, "strange words", "strange-name");
    }

    @Test
    void onlyPostIsOpenToTheWorld() {
        assertThat(status(HttpMethod.GET, "/api/webhooks/helpdesk")).isEqualTo(401);
        assertThat(status(HttpMethod.PUT, "/api/webhooks/helpdesk")).isEqualTo(403);
        assertThat(status(HttpMethod.POST, "/api/webhooks/helpdesk/more")).isEqualTo(403);
        assertThat(status(HttpMethod.POST, "/api/webhooks")).isEqualTo(403);
    }

    private int status(HttpMethod method, String path) {
        return http.exchange(path, method, null, String.class).getStatusCode().value();
    }

    private void remembered(String source, String id, Duration age) {
        jdbc.sql("insert into webhook_delivery (source, id, body, signed, received_at) values (?, ?, ?, ?, ?)")
                .params(
                        source,
                        id,
                        new byte[0],
                        bytes(UUID.randomUUID().toString()),
                        TimeFormat.stored(now().minus(age)))
                .update();
    }

    private List<String> idsLike(String source) {
        return jdbc.sql("select id from webhook_delivery where source = ? and id like '% days old' order by id")
                .param(source)
                .query(String.class)
                .list();
    }

    private static Arguments spoiled(String why, Sender sender, UnaryOperator<Wire> spoil) {
        return Arguments.of(why, sender, spoil);
    }

    private static Map<String, Object> without(Map<String, Object> body, String... keys) {
        var rest = new java.util.HashMap<>(body);
        rest.keySet().removeAll(List.of(keys));
        return rest;
    }

    private static <T> List<T> atOnce(Callable<T> call) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(20);
        try {
            return pool.invokeAll(IntStream.range(0, 20).mapToObj(i -> call).toList()).stream()
                    .map(WebhookApiTest::result)
                    .toList();
        } finally {
            pool.shutdown();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private Answer post(Sender sender, String body) {
        return post(message(sender, id(), body));
    }

    private static Answer post(Wire wire) {
        return wire.send();
    }

    private Wire message(Sender sender, String id, String body) {
        return Wire.to(server(), sender, id, now(), bytes(body));
    }

    private Instant now() {
        return clock.instant();
    }

    private String server() {
        return http.getRootUri();
    }

    private static String ticket() {
        return "T-" + UUID.randomUUID();
    }

    private static String created(String ticket) {
        return """
                {"type": "ticket.created", "data": {"id": "%s", "subject": "Grüße 🚒", "description": "Help", "account": "acme"}}
                """.formatted(ticket);
    }

    private static String comment(String ticket, String text) {
        return """
                {"type": "comment.added", "data": {"ticket": "%s", "text": "%s", "public": true, "from_customer": true}}
                """.formatted(ticket, text);
    }

    private static String zendesk(String type, String ticket, String event) {
        return """
                {"account_id": 22129848, "id": "%s", "subject": "zen:ticket:1", "time": "2025-01-08T10:12:07.672717030Z",
                 "type": "zen:event-type:%s", "zendesk_event_version": "2022-11-06", "event": %s,
                 "detail": {"actor_id": "8447388090494", "description": "It burns.", "external_id": null, "id": "%s",
                   "is_public": true, "organization_id": "8447346621310", "priority": "URGENT", "requester_id": "8447388090495",
                   "status": "OPEN", "subject": "Printer on fire 🚒", "tags": ["tag1"], "type": "TASK",
                   "via": {"channel": "web_service"}}}
                """.formatted(UUID.randomUUID(), type, event, ticket);
    }

    private long casesOf(String ticket) {
        return jdbc.sql("select count(*) from support_case where external_id = ?")
                .param(ticket)
                .query(Long.class)
                .single();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** How many rows there are of everything a message could leave behind. */
    private List<Long> rows() {
        return Stream.of("webhook_delivery", "support_case", "interaction", "case_event", "account", "act_ru_execution")
                .map(table -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> caseOf(String number) {
        return http.withBasicAuth("sam", "baton").getForObject("/api/cases/" + number, Map.class);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> timeline(String number) {
        return http.withBasicAuth("sam", "baton").getForObject("/api/cases/" + number + "/timeline", List.class);
    }
}
