package dev.baton.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Sender;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** However often and by whatever way a message comes, it is on its case once, and counts from when it was said. */
@BatonTest
@SuppressWarnings({"rawtypes", "unchecked"})
class MessageIdentityTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Desk desk;

    @Autowired
    private Conversation conversation;

    @Test
    void aMessageSentAgainIsTheSameMessageAndGetsTheSameAnswer() {
        var number = desk.standardCase();

        var first = say(number, Map.of("externalId", "m-1"));
        var again = say(number, Map.of("externalId", "m-1"));
        var other = say(number, Map.of("externalId", "m-1", "source", "mail"));

        assertThat(first.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(again.getBody()).isEqualTo(first.getBody());
        assertThat(other.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(conversation.of(number)).hasSize(2);
    }

    @Test
    void messagesWithoutAnIdAreAllKept() {
        var number = desk.standardCase();

        say(number, Map.of());
        say(number, Map.of());

        assertThat(conversation.of(number)).hasSize(2);
    }

    @Test
    void tenEqualMessagesAtOnceAreOne() throws Exception {
        var number = desk.standardCase();
        Callable<ResponseEntity<Map>> attempt = () -> say(number, Map.of("externalId", "m-1"));
        var pool = Executors.newFixedThreadPool(10);
        try {
            var answers =
                    pool.invokeAll(IntStream.range(0, 10).mapToObj(i -> attempt).toList());
            for (var answer : answers) {
                assertThat(answer.get().getStatusCode().is2xxSuccessful()).isTrue();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(conversation.of(number)).hasSize(1);
    }

    @Test
    void oneCommentThatAHelpdeskSendsAsTwoEventsIsOneMessage() {
        var number = reported();

        comment(number.ticket(), "\"id\": 77, \"text\": \"Still burning\", \"public\": true");
        comment(number.ticket(), "\"id\": \"77\", \"text\": \"Still burning\", \"public\": true, \"sent\": \"twice\"");
        say(number.number(), Map.of("externalId", "77"));

        assertThat(conversation.of(number.number()))
                .extracting(Interaction::text)
                .containsExactly("Still burning");
    }

    @Test
    void whatBatonSaidAndComesBackIsRecognised() {
        var number = reported();
        var own = (String)
                say(number.number(), Map.of("direction", "outbound")).getBody().get("message");

        comment(number.ticket(), "\"id\": \"" + own + "\", \"text\": \"Hello there\", \"public\": true");

        assertThat(conversation.of(number.number())).hasSize(1);
    }

    @Test
    void whatBatonsOwnLoginWroteAtTheHelpdeskIsNoNews() {
        var number = reported();

        var answer = Wire.to(
                        http.getRootUri(),
                        Sender.HELPDESK,
                        Wire.id(),
                        desk.now(),
                        Wire.bytes("{\"type\": \"comment.added\", \"data\": {\"ticket\": \"" + number.ticket()
                                + "\", \"text\": \"Hello\", \"public\": true, \"author\": \"Baton\"}}"))
                .send()
                .expect(202);

        assertThat(answer.text()).contains("Baton wrote this itself");
        assertThat(conversation.of(number.number())).isEmpty();
    }

    @Test
    void aCommentThatDoesNotSayItIsPublicIsANote() {
        var number = reported();

        comment(number.ticket(), "\"text\": \"Do not tell them\", \"from_customer\": false");

        assertThat(conversation.of(number.number()))
                .extracting(said -> said.direction().label())
                .containsExactly("internal");
    }

    @Test
    void whenSomethingWasSaidStandsBesideWhenItWasRecorded() {
        var number = desk.standardCase();
        var yesterday = desk.now().minus(Duration.ofDays(1));

        say(number, Map.of("text", "Now"));
        say(number, Map.of("text", "Yesterday", "happenedAt", yesterday.toString()));

        assertThat(conversation.of(number)).extracting(Interaction::text).containsExactly("Yesterday", "Now");
        var said = conversation.of(number).get(0);
        assertThat(Duration.between(yesterday, said.happenedAt()).abs()).isLessThan(Duration.ofMillis(1));
        assertThat(said.at()).isAfter(yesterday.plus(Duration.ofHours(23)));
        assertThat(desk.page("/cases/" + number)).contains("recorded");
    }

    @Test
    void aClockThatIsALittleAheadIsForgiven() {
        var number = desk.standardCase();
        var soon = desk.now().plus(Duration.ofMinutes(4));

        assertThat(say(number, Map.of("happenedAt", soon.toString())).getStatusCode())
                .isEqualTo(HttpStatus.ACCEPTED);

        assertThat(conversation.of(number).get(0).happenedAt()).isBefore(soon);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT6M", "-P1831D", "-P3661D", "P3650000D"})
    void whatCannotHaveHappenedThenIsRefused(Duration off) {
        var number = desk.standardCase();
        Instant then = desk.now().plus(off);

        var answer = say(number, Map.of("happenedAt", then.toString()));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().get("errors").toString()).contains("happenedAt", "five minutes");
        assertThat(conversation.of(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "1700000000", "1700000000.5", ""})
    void whatIsNoTimeIsToldHowToWriteOne(String time) {
        var answer = say(desk.standardCase(), Map.of("happenedAt", time));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().get("errors").toString()).contains("write it like 2027-03-31T14:30:00Z");
    }

    private ResponseEntity<Map> say(CaseNumber number, Map<String, Object> changes) {
        var message = new HashMap<String, Object>(Map.of("direction", "inbound", "text", "Hello there"));
        message.putAll(changes);
        return http.withBasicAuth("sam", "baton")
                .postForEntity("/api/cases/%s/messages".formatted(number), message, Map.class);
    }

    private record Reported(String ticket, CaseNumber number) {}

    private Reported reported() {
        var ticket = "T-" + UUID.randomUUID();
        var number = send("{\"type\": \"ticket.created\", \"data\": {\"id\": \"" + ticket
                        + "\", \"subject\": \"s\", \"description\": \"d\", \"account\": \"a\"}}")
                .number();
        return new Reported(ticket, new CaseNumber(number));
    }

    private void comment(String ticket, String fields) {
        send("{\"type\": \"comment.added\", \"data\": {\"ticket\": \"" + ticket + "\", " + fields + "}}");
    }

    private Wire.Answer send(String body) {
        return Wire.to(http.getRootUri(), Sender.HELPDESK, Wire.id(), desk.now(), Wire.bytes(body))
                .send()
                .expect(200);
    }
}
