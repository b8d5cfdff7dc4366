package dev.baton.intake.webhooks;

import static dev.baton.Sender.HELPDESK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Interaction;
import dev.baton.intake.quarantine.KeptMessage;
import dev.baton.intake.quarantine.KeptMessage.State;
import dev.baton.intake.quarantine.WebhookQuarantine;
import dev.baton.intake.quarantine.WebhookUnread;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A believed message is taken in or kept; nothing that came in is lost. */
@BatonTest
class WebhookQuarantineTest {

    private static final String BROKEN =
            "{\"type\": \"ticket.created\", \"data\": {\"id\": \"%s\", \"subject\": \"He said \"no\"\"}}";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Desk desk;

    @Autowired
    private WebhookQuarantine quarantine;

    @Autowired
    private TakeIn takeIn;

    @Autowired
    private Conversation conversation;

    @Autowired
    private Alarms alarms;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nothingIsKept() {
        jdbc.sql("delete from webhook_quarantine").update();
    }

    @Test
    void whatCannotBeReadIsKeptCountedAndShownWithPlaceAndReason() {
        double counted =
                meters.counter("baton.webhooks.kept", "source", "helpdesk").count();

        var answer = send(BROKEN.formatted("T-1"));

        assertThat(answer.expect(202).body()).containsEntry("outcome", "kept");
        assertThat(answer.text()).contains("It breaks at line 1", "need not be sent again");
        assertThat(meters.counter("baton.webhooks.kept", "source", "helpdesk").count())
                .isEqualTo(counted + 1);
        assertThat(page("vera"))
                .contains("processes/webhooks/helpdesk.yml", "The body is not a JSON object", "He said")
                .contains("Take it in again");
        assertThat(page("aud")).contains("The body is not a JSON object").doesNotContain("Take it in again");
    }

    @Test
    void whatWasKeptIsMendedAndTakenInOnce() {
        var ticket = "T-" + UUID.randomUUID();
        send(BROKEN.formatted(ticket)).expect(202);
        var id = only().id();

        Assertions.assertThatThrownBy(() -> takeIn.again(id, null, "vera")).isInstanceOf(WebhookUnread.class);
        assertThat(only().attempts()).isEqualTo(2);
        var number = takeIn.again(id, created(ticket), "vera").number();

        assertThat(number).isNotNull();
        assertThat(quarantine.kept(10)).isEmpty();
        assertThat(quarantine.decided(1).get(0))
                .extracting(KeptMessage::state, KeptMessage::decidedBy, KeptMessage::caseNumber, KeptMessage::body)
                .containsExactly(State.TAKEN, "vera", number.value(), null);
        Assertions.assertThatThrownBy(() -> takeIn.again(id, created(ticket), "vera"))
                .hasMessageContaining("decided on already");
        assertThat(page("vera")).contains("Taken in", number.value());
    }

    @Test
    void aDeliveryThatWasKeptIsNotKeptTwiceAndItsAnswerFollows() {
        var ticket = "T-" + UUID.randomUUID();
        var id = Wire.id();
        send(id, BROKEN.formatted(ticket)).expect(202);

        assertThat(send(id, BROKEN.formatted(ticket)).expect(202).body()).containsEntry("outcome", "kept");
        takeIn.again(only().id(), created(ticket), "vera");

        assertThat(send(id, BROKEN.formatted(ticket)).expect(200).body()).containsEntry("outcome", "reported");
    }

    @Test
    void aCommentBeforeItsTicketIsTakenInWhenTheTicketComes() {
        var ticket = "T-" + UUID.randomUUID();
        var id = Wire.id();

        var early = send(id, comment(ticket, "Too early")).expect(202);
        var second = send(comment(ticket, "Also early")).expect(202);
        assertThat(early.text()).contains("until helpdesk reports " + ticket);
        assertThat(page("vera")).contains("waits for " + ticket);
        var number = send(created(ticket)).expect(200).number();

        assertThat(second.body()).containsEntry("outcome", "kept");
        assertThat(conversation.of(new CaseNumber(number)))
                .extracting(Interaction::text)
                .containsExactly("Too early", "Also early");
        assertThat(quarantine.kept(10)).isEmpty();
        assertThat(send(id, comment(ticket, "Too early")).expect(200).number()).isEqualTo(number);
    }

    @Test
    void aTicketThatIsReportedByTheApiIsWaitedForAsWell() {
        var ticket = "T-" + UUID.randomUUID();
        send(comment(ticket, "Too early")).expect(202);

        var number = desk.report(desk.ordinaryAccount(), Map.of("source", "helpdesk", "externalId", ticket));

        assertThat(conversation.of(number)).extracting(Interaction::text).containsExactly("Too early");
    }

    @Test
    void aCommentThatComesAtTheSameInstantAsItsTicketIsNotLost() throws Exception {
        var ticket = "T-" + UUID.randomUUID();
        var pool = Executors.newFixedThreadPool(2);
        try {
            var comment = pool.submit(() -> send(comment(ticket, "At once")));
            var number =
                    pool.submit(() -> send(created(ticket))).get().expect(200).number();
            comment.get();
            takeIn.ready();

            assertThat(conversation.of(new CaseNumber(number)))
                    .extracting(Interaction::text)
                    .containsExactly("At once");
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void anAccountThatIsNoneIsKeptWithItsTicket() {
        var ticket = "T-" + UUID.randomUUID();

        var answer = send(created(ticket).replace("\"acme\"", "\"ACME/DE\"")).expect(202);

        assertThat(answer.text()).contains("account", "address cannot carry");
        assertThat(takeIn.again(only().id(), created(ticket), "vera").number()).isNotNull();
    }

    @Test
    void aManagerTakesInAndDismissesOnThePage() {
        send(BROKEN.formatted("T-1")).expect(202);
        var vera = Visitor.loggedIn("vera", Integer.parseInt(http.getRootUri().replaceAll(".*:", "")));

        var unmended = submit(vera, "/intake/%d/take".formatted(only().id()), Map.of());
        var unexplained = submit(vera, "/intake/%d/dismiss".formatted(only().id()), Map.of("reason", " "));
        var missing = submit(vera, "/intake/99999999/dismiss", Map.of("reason", "There is none"));
        var dismissed = submit(vera, "/intake/%d/dismiss".formatted(only().id()), Map.of("reason", "A test of ours"));

        assertThat(unmended).contains("It could not be taken in", "not a JSON object");
        assertThat(unexplained).contains("The reason is missing");
        assertThat(missing).contains("There is no such message").doesNotContain("Dismissed.");
        assertThat(dismissed).contains("Nothing is kept", "Dismissed: ", "A test of ours");
        assertThat(quarantine.decided(1).get(0).body()).isNull();
    }

    @Test
    void whatAPersonMendedIsStillThereWhenItIsRefusedAgain() {
        send(BROKEN.formatted("T-1")).expect(202);
        send(BROKEN.formatted("T-2")).expect(202);
        var vera = Visitor.loggedIn("vera", Integer.parseInt(http.getRootUri().replaceAll(".*:", "")));
        var id = quarantine.kept(1).get(0).id();

        var refused = submit(vera, "/intake/%d/take".formatted(id), Map.of("body", "{ten minutes of mending"));

        assertThat(refused).contains("ten minutes of mending", "#m" + id, "Go to message", "T-2");
        assertThat(vera.get("/intake").body()).doesNotContain("ten minutes");
    }

    @Test
    void theListShowsHowALongBodyBeginsAndOpensOne() {
        send("{\"type\": \"ticket.created\", \"x\": \"" + "x".repeat(100_000) + "the end")
                .expect(202);
        var id = only().id();

        assertThat(page("vera"))
                .contains("Show all 100")
                .doesNotContain("the end")
                .hasSizeLessThan(20_000);
        assertThat(http.withBasicAuth("vera", "baton").getForObject("/intake?open=" + id, String.class))
                .contains("the end", "Mend it here");
        assertThat(http.withBasicAuth("aud", "baton").getForObject("/intake?open=" + id, String.class))
                .contains("the end")
                .doesNotContain("Mend it here");
    }

    @Test
    void whenAsMuchIsKeptAsMayBeTheSenderIsToldToComeAgainAndAnAlarmStands() {
        jdbc.sql("""
                insert into webhook_quarantine (source, delivery, received_at, headers, body, place, reason)
                select 'helpdesk', 'd' || i, now(), '{}', 'x', 'p', 'r' from generate_series(1, 10000) i
                """).update();
        var id = Wire.id();

        var refused = send(id, BROKEN.formatted("T-1"));

        refused.expectProblem(429, "helpdesk", "Send it again later");
        assertThat(refused.retryAfter()).isEqualTo("600");
        assertThat(quarantine.count()).isEqualTo(10_000);
        assertThat(alarms.open(Alarm.Kind.INTAKE_FULL)).containsExactly("helpdesk");
        send(created("T-" + UUID.randomUUID())).expect(200);

        jdbc.sql("delete from webhook_quarantine").update();
        takeIn.tidy();
        assertThat(alarms.open(Alarm.Kind.INTAKE_FULL)).isEmpty();
        send(id, BROKEN.formatted("T-1")).expect(202);
    }

    @Test
    void bytesAreBoundedAsWell() {
        jdbc.sql("""
                insert into webhook_quarantine (source, delivery, received_at, headers, body, place, reason)
                select 'helpdesk', 'd' || i, now(), '{}', convert_to(repeat('x', 2000000), 'UTF8'), 'p', 'r'
                from generate_series(1, 105) i
                """).update();

        send(BROKEN.formatted("T-1")).expectProblem(429, "Send it again later");
        alarms.settle(Alarm.Kind.INTAKE_FULL, "helpdesk");
    }

    @Test
    void whatWasDecidedOnEndsAfterThreeMonths() {
        send(BROKEN.formatted("T-1")).expect(202);
        takeIn.dismiss(only().id(), "vera", "A test of ours");
        jdbc.sql("update webhook_quarantine set decided_at = decided_at - interval '89 days'")
                .update();
        takeIn.tidy();
        assertThat(quarantine.decided(10)).hasSize(1);

        jdbc.sql("update webhook_quarantine set decided_at = decided_at - interval '2 days'")
                .update();
        takeIn.tidy();

        assertThat(quarantine.decided(10)).isEmpty();
    }

    @Test
    void whatWaitedWasBroughtByItsSourceWhoeverReportedTheCase() {
        var ticket = "T-" + UUID.randomUUID();
        send(comment(ticket, "Too early")).expect(202);

        var number = desk.report(desk.ordinaryAccount(), Map.of("source", "helpdesk", "externalId", ticket));

        assertThat(jdbc.sql("select who from case_event where case_number = ? and event = 'ActivityRecorded'")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .containsExactly("webhook:helpdesk");
    }

    @Test
    void aMessageThatAlwaysFailsDoesNotStandInFrontOfTheOthers() {
        var ticket = "T-" + UUID.randomUUID();
        send(comment(ticket, "Poison")).expect(202);
        send(comment(ticket, "Good")).expect(202);
        jdbc.sql("""
                create function poison() returns trigger language plpgsql as
                $$ begin if new.text = 'Poison' then raise exception 'poison'; end if; return new; end $$
                """).update();
        jdbc.sql("create trigger poison before insert on interaction for each row execute function poison()")
                .update();
        try {
            var number = send(created(ticket)).expect(200).number();

            assertThat(conversation.of(new CaseNumber(number)))
                    .extracting(Interaction::text)
                    .containsExactly("Good");
            assertThat(only().attempts()).isEqualTo(2);
            assertThat(only().waitingFor()).isEqualTo(ticket);
            IntStream.range(0, 10).forEach(again -> takeIn.ready());
            assertThat(only().waitingFor()).as("it is for a person by now").isNull();
        } finally {
            jdbc.sql("drop function poison() cascade").update();
        }
    }

    @Test
    void whatIsTooDeepOrHalfACharacterIsToldAsWhatItIs() {
        assertThat(send("{\"a\":".repeat(900) + "1" + "}".repeat(900))
                        .expect(202)
                        .text())
                .contains("at most 64 levels deep");
        assertThat(send(created("T-1").replace("He said no", "\\ud800"))
                        .expect(202)
                        .text())
                .contains("subject contains a character that cannot be stored");
    }

    private static String submit(Visitor visitor, String form, Map<String, String> fields) {
        var withToken = new HashMap<>(fields);
        withToken.put("_csrf", visitor.token("/intake"));
        assertThat(visitor.form(form, withToken).status()).isEqualTo(302);
        return visitor.get("/intake").body();
    }

    private KeptMessage only() {
        assertThat(quarantine.kept(10)).hasSize(1);
        return quarantine.kept(10).get(0);
    }

    private String page(String who) {
        return http.withBasicAuth(who, "baton").getForObject("/intake", String.class);
    }

    private static String created(String ticket) {
        return "{\"type\": \"ticket.created\", \"data\": {\"id\": \"" + ticket
                + "\", \"subject\": \"He said no\", \"description\": \"d\", \"account\": \"acme\"}}";
    }

    private static String comment(String ticket, String text) {
        return "{\"type\": \"comment.added\", \"data\": {\"ticket\": \"" + ticket + "\", \"text\": \"" + text
                + "\", \"public\": true, \"from_customer\": true}}";
    }

    private Wire.Answer send(String body) {
        return send(Wire.id(), body);
    }

    private Wire.Answer send(String id, String body) {
        return Wire.to(http.getRootUri(), HELPDESK, id, desk.now(), Wire.bytes(body))
                .send();
    }
}
