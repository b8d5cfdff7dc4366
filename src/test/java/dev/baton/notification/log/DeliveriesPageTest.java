package dev.baton.notification.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import dev.baton.notification.MailDesk;
import dev.baton.notification.SmtpStub;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Mara mends, {@code aud} reads every case and looks, {@code otto} reads none and mends. */
@BatonTest
class DeliveriesPageTest {

    private static final String JANE = "jane@customer.test";
    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private MailDesk mails;

    @Autowired
    private ObjectMapper json;

    private SmtpStub server;
    private CaseNumber number;

    @BeforeEach
    void aMailThatWasRefused() throws Exception {
        desk.setTime(desk.now());
        mails.nothingWaits();
        server = SmtpStub.start();
        server.answerRecipients(recipient -> "550 5.1.1 no such user " + recipient);
        mails.serverAt(server.port());
        number = mails.caseOf(JANE);
        desk.says(number, "outbound", "We <b>look</b> into it");
        desk.passes(A_MOMENT);
    }

    @AfterEach
    void noServer() throws Exception {
        server.close();
        mails.noServer();
    }

    @Test
    void whatFailedIsShownWithItsReasonAndSentAgain() {
        var mara = Visitor.named("mara", port);
        var page = mara.get("/deliveries").body();
        assertThat(page)
                .contains("Not there yet", JANE, number.value(), "550 5.1.1 no such user", "Send again", "Give up");
        server.takeEverybody();

        mara.form("/deliveries/%d/retry".formatted(mails.delivery(number)), Map.of("_csrf", mara.token("/deliveries")));
        assertThat(mara.get("/deliveries").body()).contains("It is sent again.");
        desk.passes(A_MOMENT);

        assertThat(server.taken()).hasSize(1);
        assertThat(mara.get("/deliveries?case=" + number).body())
                .contains(JANE, ">sent<")
                .doesNotContain("Send again");
    }

    @Test
    void allThatFailedOnAChannelAreSentAgainAtOnce() {
        desk.says(number, "outbound", "Still at it");
        desk.passes(A_MOMENT);
        server.takeEverybody();
        var mara = Visitor.named("mara", port);

        mara.form("/deliveries/retry", Map.of("channel", "mail", "_csrf", mara.token("/deliveries")));
        desk.passes(A_MOMENT);

        assertThat(server.taken()).hasSize(2);
    }

    @Test
    void whatIsGivenUpIsNoTroubleAnyMore() {
        var mara = Visitor.named("mara", port);

        mara.form(
                "/deliveries/%d/give-up".formatted(mails.delivery(number)), Map.of("_csrf", mara.token("/deliveries")));

        assertThat(mails.states(number)).containsExactly("DROPPED");
        assertThat(mara.get("/deliveries").body())
                .doesNotContain("/deliveries/%d/give-up".formatted(mails.delivery(number)));
    }

    @Test
    void whoMayNotReadTheCaseIsToldNothingOfIt() throws Exception {
        var otto = Visitor.named("otto", port);

        assertThat(otto.get("/deliveries").body())
                .contains("a case you may not read", "Send again")
                .doesNotContain(JANE, number.value(), "no such user");
        assertThat(otto.get("/deliveries?case=" + number).body()).contains("Nothing like that has left");
        assertThat(otto.get("/deliveries/" + mails.delivery(number)).status()).isEqualTo(404);
        var first =
                json.readTree(otto.get("/api/deliveries?state=failed").body()).at("/items/0");
        assertThat(first.at("/hidden").asBoolean()).isTrue();
        assertThat(first.toString()).doesNotContain(JANE, number.value(), "no such user");
    }

    @Test
    void whoOnlyLooksIsAskedForNothing() {
        var aud = Visitor.named("aud", port);

        assertThat(aud.get("/deliveries").body()).contains(JANE).doesNotContain("Send again", "Give up");
        assertThat(aud.form(
                                "/deliveries/%d/retry".formatted(mails.delivery(number)),
                                Map.of("_csrf", aud.token("/deliveries")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theWholeMailIsShownAsTheCustomerSeesIt() {
        var page = Visitor.named("mara", port)
                .get("/deliveries/" + mails.delivery(number))
                .body();

        assertThat(page).contains(JANE, "The export stops [" + number, "We &lt;b&gt;look&lt;/b&gt; into it");
    }

    @Test
    void theApiTellsPagesAndWhatItCannotRead() throws Exception {
        desk.says(number, "outbound", "Still at it");
        var mara = Visitor.named("mara", port);

        var page =
                json.readTree(mara.get("/api/deliveries?limit=1&case=" + number).body());
        assertThat(page.at("/items").size()).isEqualTo(1);
        assertThat(page.at("/items/0/state").asText()).isEqualTo("waiting");
        var older = json.readTree(mara.get("/api/deliveries?limit=1&case=%s&after=%s"
                        .formatted(number, page.at("/next").asText()))
                .body());
        assertThat(older.at("/items/0/state").asText()).isEqualTo("failed");
        assertThat(older.at("/items/0/reason").asText()).contains("550");
        assertThat(older.at("/next").isNull()).isTrue();

        assertThat(mara.get("/api/deliveries?state=lost").body())
                .contains("must be one of waiting, sent, shown, failed, bounced, dropped");
        assertThat(mara.get("/api/deliveries?limit=0").status()).isEqualTo(400);
        assertThat(mara.get("/api/deliveries?case=nonsense").status()).isEqualTo(404);
        assertThat(mara.get("/deliveries?case=nonsense&state=lost").body()).contains("Nothing like that has left");
        assertThat(json.readTree(mara.post(
                                        "/api/deliveries/%s/retry"
                                                .formatted(
                                                        older.at("/items/0/id").asText()),
                                        "{}")
                                .body())
                        .at("/retried")
                        .asBoolean())
                .isTrue();
        var none = mara.post("/api/deliveries/999999999/retry", "{}");
        assertThat(none.status()).isEqualTo(409);
        assertThat(none.body()).contains("Delivery 999999999 is none that failed or came back");
    }

    @Test
    void aPersonBehindAMailThatLooksLikeAMachinesIsAnException() {
        mails.machineSays(number, "inbound", "I am writing from a strange program");
        mails.machineSays(number, "outbound", "We got it");
        var mara = Visitor.named("mara", port);
        assertThat(mara.get("/deliveries/" + mails.delivery(number)).body()).contains("A person is at this address");

        mara.form("/deliveries/people", Map.of("address", JANE, "_csrf", mara.token("/deliveries")));
        assertThat(mara.get("/deliveries").body()).contains("What Baton says by itself goes to " + JANE);
        mails.machineSays(number, "outbound", "We are at it");
        assertThat(mails.states(number)).endsWith("WAITING");

        mara.form("/deliveries/people/remove", Map.of("address", JANE, "_csrf", mara.token("/deliveries")));
        mara.form("/deliveries/people", Map.of("address", "nobody", "_csrf", mara.token("/deliveries")));
        assertThat(mara.get("/deliveries").body()).contains("That is no mail address: nobody");
    }

    @Test
    void whoTriesBatonOutAnswersAsTheCustomer() {
        mails.noServer();
        desk.setTime(desk.now());
        var tried = mails.caseOf(JANE);
        desk.says(tried, "outbound", "Can you send the log?");
        desk.passes(A_MOMENT);
        var mara = Visitor.named("mara", port);
        var page = "/deliveries/" + mails.delivery(tried);
        assertThat(mara.get(page).body()).contains("Answer as the customer", "Can you send the log?");

        mara.form(page + "/answer", Map.of("text", " ", "_csrf", mara.token(page)));
        assertThat(mara.get(page).body()).contains("role=\"alert\"");
        mara.form(page + "/answer", Map.of("text", "Here it is.", "_csrf", mara.token(page)));

        assertThat(mara.get("/cases/" + tried).body()).contains("Here it is.");
        var otto = Visitor.named("otto", port);
        assertThat(otto.form(page + "/answer", Map.of("text", "Me", "_csrf", otto.token("/deliveries")))
                        .status())
                .isEqualTo(404);
    }
}
