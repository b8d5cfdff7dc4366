package dev.baton.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.NewMessage;
import dev.baton.notification.MailDesk;
import dev.baton.notification.SentMails;
import dev.baton.notification.door.Machines;
import dev.baton.notification.door.MailAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers get by mail, from a real server. */
@BatonTest
class MailTest {

    private static final String JANE = "jane@customer.test";
    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private MailDesk mails;

    @Autowired
    private SentMails sent;

    @Autowired
    private Machines machines;

    @Autowired
    private Conversation conversation;

    @Autowired
    private JdbcClient jdbc;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private CaseNumber number;

    @BeforeEach
    void aServerAndACase() {
        desk.setTime(desk.now());
        server.start();
        mails.serverAt(server.getSmtp().getPort());
        number = mails.caseOf("Jane Doe <%s>".formatted(JANE));
    }

    @AfterEach
    void noServer() {
        server.stop();
        mails.noServer();
    }

    @Test
    void aReplyIsAMailThatCanBeAnswered() throws Exception {
        says("Gr\u00fc\u00dfe & <b>thanks</b>\n\nWe look into it \u2013 \u65e5\u672c\u8a9e");

        var mail = only();

        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(JANE);
        assertThat(mail.getSubject()).startsWith("The export stops [" + number + ".");
        assertThat(text(mail))
                .isEqualToNormalizingNewlines(
                        "Gr\u00fc\u00dfe & <b>thanks</b>\n\nWe look into it \u2013 \u65e5\u672c\u8a9e");
        assertThat(html(mail)).contains("Gr\u00fc\u00dfe &amp; &lt;b&gt;thanks&lt;/b&gt;</p><p>We look");
        assertThat(mail.getHeader(MimeMails.LOOP)).isNotEmpty();
        assertThat(mail.getHeader("Auto-Submitted")).isNull();
        assertThat(mail.getHeader("In-Reply-To")).isNull();

        assertThat(sent.caseOfMessage(mail.getMessageID())).contains(number);
        assertThat(sent.caseOfToken("AW: " + mail.getSubject().toUpperCase())).contains(number);
        assertThat(sent.participants(number)).containsExactly(JANE);
    }

    @Test
    void nobodyMakesUpAnIdOrAToken() throws Exception {
        says("We look into it");
        var mail = only();
        var id = mail.getMessageID();
        var token = mail.getSubject().replaceAll(".*(\\[.*])", "$1");
        var other = desk.standardCase();

        assertThat(sent.caseOfMessage(id.replace("baton-", "baton-1"))).isEmpty();
        assertThat(sent.caseOfMessage(id.replaceAll("\\.[a-z2-7]{16}@", ".aaaaaaaaaaaaaaaa@")))
                .isEmpty();
        assertThat(sent.caseOfMessage("<x@y>")).isEmpty();
        assertThat(sent.caseOfMessage("")).isEmpty();
        assertThat(sent.caseOfToken(token.replace(number.value(), other.value())))
                .isEmpty();
        assertThat(sent.caseOfToken("[C-000001.aaaaaaaaaa] " + token)).contains(number);
        assertThat(sent.caseOfToken("no token")).isEmpty();
    }

    @Test
    void mailsOfACaseAreOneThread() throws Exception {
        says("First");
        conversation.add(
                number,
                new NewMessage(Direction.INBOUND, false, null, "Any news?", "mail", "<their.id@customer.test>", null));
        desk.setTime(desk.now().plusSeconds(5));
        says("Second");

        var both = server.getReceivedMessages();

        assertThat(both).hasSize(2);
        assertThat(both[1].getSubject()).startsWith("Re: The export stops [");
        assertThat(both[1].getHeader("In-Reply-To")).containsExactly("<their.id@customer.test>");
        assertThat(both[1].getHeader("References", null))
                .containsSubsequence(both[0].getMessageID(), "<their.id@customer.test>");
    }

    @Test
    void whatIsInternalHasNoWayOut() {
        desk.says(number, "internal", "They are right, it is our fault");
        desk.says(number, "inbound", "Any news?");
        desk.passes(A_MOMENT);

        assertThat(mails.states(number)).isEmpty();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void whatWasSaidElsewhereIsNotSaidAgain() {
        conversation.add(
                number, new NewMessage(Direction.OUTBOUND, false, "Agent", "From the helpdesk", "zendesk", "17", null));
        conversation.add(
                number,
                new NewMessage(
                        Direction.OUTBOUND,
                        false,
                        "sam",
                        "On the phone",
                        null,
                        null,
                        desk.now().minusSeconds(60)));
        desk.passes(A_MOMENT);

        assertThat(mails.states(number)).isEmpty();
    }

    @Test
    void whatIsMadePrivateBeforeItLeftDoesNotLeave() {
        desk.says(number, "outbound", "Not for you");
        jdbc.sql("update interaction set direction = 'INTERNAL' where case_number = ?")
                .param(number.value())
                .update();
        desk.passes(A_MOMENT);

        assertThat(mails.states(number)).containsExactly("DROPPED");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void nothingACustomerWroteBecomesAHeader() throws Exception {
        jdbc.sql("update support_case set subject = ? where number = ?")
                .params("Stops\r\nBcc: eve@evil.test\r\n\r\nHello [C-000001.aaaaaaaaaa]", number.value())
                .update();
        says("We look into it");

        var mail = only();

        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).startsWith("Stops Bcc: eve@evil.test Hello [" + number);
    }

    @Test
    void whoCannotBeReachedByMailIsShown() {
        for (var contact : List.of("+49 89 1234", "Jane", "a@b@c", "jane@customer.test, eve@evil.test", "<>", "@")) {
            var unreached = mails.caseOf(contact);
            desk.says(unreached, "outbound", "We look into it");
            assertThat(mails.states(unreached)).as(contact).containsExactly("DROPPED");
            number = unreached;
        }
        assertThat(casePage()).contains("Not sent: the contact of the case is no mail address");
    }

    @Test
    void whatBecameOfAMessageStandsWithIt() {
        desk.says(number, "outbound", "We look into it");
        assertThat(casePage()).contains("Waits to be sent to " + JANE);

        desk.passes(A_MOMENT);
        assertThat(casePage()).contains("Sent to " + JANE);

        sent.bounced(messageId(), "5.2.2", "mailbox full");
        sent.bounced(messageId(), "5.2.2", "mailbox full");
        assertThat(casePage()).contains("Came back from " + JANE + ": 5.2.2 mailbox full");
        assertThat(jdbc.sql("select count(*) from notice where case_number = ? and kind = 'deliveryBounced'")
                        .param(number.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void twoMachinesDoNotTalk() {
        mails.machineSays(number, "outbound", "We got it");
        desk.passes(A_MOMENT);
        mails.machineSays(number, "inbound", "I am on holiday");
        desk.setTime(desk.now().plusSeconds(1));
        mails.machineSays(number, "outbound", "We got that as well");
        desk.passes(A_MOMENT);
        assertThat(mails.states(number)).containsExactly("SENT", "DROPPED");
        assertThat(mails.lastError(number)).isEqualTo("notification.why.toAMachine");

        desk.says(number, "outbound", "A person writes");
        desk.passes(A_MOMENT);
        assertThat(mails.states(number)).as("a person answers whom they like").endsWith("SENT");

        var jane = MailAddress.in(JANE).orElseThrow();
        machines.exempt(jane, "mara");
        try {
            assertThat(machines.includes("Jane <JANE@customer.test>")).isTrue();
            IntStream.range(0, 8).forEach(each -> mails.machineSays(number, "outbound", "Word " + each));
            assertThat(mails.states(number).subList(3, 11))
                    .as("one was sent before")
                    .containsExactly(
                            "WAITING", "WAITING", "WAITING", "WAITING", "WAITING", "DROPPED", "DROPPED", "DROPPED");
            assertThat(mails.lastError(number)).isEqualTo("notification.why.tooManyAutomatic");
        } finally {
            machines.exemptNoMore(jane);
        }
    }

    /** As where a machine opens a case: it is answered before its own words are on the case. */
    @Test
    void whoTurnsOutToBeAMachineIsNotAnswered() {
        mails.machineSays(number, "outbound", "We got it");
        desk.setTime(desk.now().plusSeconds(1));
        mails.machineSays(number, "inbound", "Disk full");
        desk.passes(A_MOMENT);

        assertThat(mails.states(number)).containsExactly("DROPPED");
        assertThat(mails.lastError(number)).isEqualTo("notification.why.toAMachine");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void oneAddressGetsSoManyAutomaticMailsOnAllItsCases() {
        var address = "loop-%s@customer.test".formatted(java.util.UUID.randomUUID());
        var cases = IntStream.range(0, 4).mapToObj(nth -> mails.caseOf(address)).toList();
        cases.forEach(one -> IntStream.range(0, 6).forEach(nth -> mails.machineSays(one, "outbound", "Word " + nth)));

        assertThat(mails.states(cases.get(2))).containsOnly("WAITING");
        assertThat(mails.states(cases.get(3)))
                .containsExactly("WAITING", "WAITING", "DROPPED", "DROPPED", "DROPPED", "DROPPED");
        assertThat(mails.lastError(cases.get(3))).isEqualTo("notification.why.tooManyToOne");
    }

    @Test
    void whatAMachineSaysSaysSo() throws Exception {
        mails.machineSays(number, "outbound", "We got it");
        desk.passes(A_MOMENT);

        assertThat(only().getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(only().getHeader("X-Auto-Response-Suppress")).containsExactly("All");
    }

    @Test
    void whoeverReportedADuplicateIsToldAsWell() {
        var account = desk.ordinaryAccount();
        var facts = Map.of("category", "technical", "impact", "medium", "urgency", "medium");
        var main = desk.report(account, with(facts, JANE));
        var duplicate = desk.report(account, with(facts, "joe@customer.test"));
        var third = desk.report(account, with(facts, "JANE@customer.test"));
        for (var other : List.of(duplicate, third)) {
            desk.post("/api/cases/%s/links".formatted(other), Map.of("to", main.value(), "kind", "duplicate"));
        }
        desk.says(main, "outbound", "It is back");
        desk.passes(A_MOMENT);

        assertThat(Arrays.stream(server.getReceivedMessages()).map(MailTest::recipient))
                .containsExactlyInAnyOrder(JANE, "joe@customer.test");
    }

    @Test
    void withoutAServerABatonOnTrialShowsItsMails() {
        mails.noServer();
        desk.setTime(desk.now());
        var tried = mails.caseOf(JANE);
        desk.says(tried, "outbound", "We look into it");
        desk.passes(A_MOMENT);

        assertThat(mails.states(tried)).containsExactly("SHOWN");
    }

    private void says(String text) {
        desk.says(number, "outbound", text);
        desk.passes(A_MOMENT);
    }

    private MimeMessage only() {
        var received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        return received[0];
    }

    private String casePage() {
        return Visitor.named("mara", port).get("/cases/" + number).body();
    }

    private String messageId() {
        return jdbc.sql("select receipt from delivery where id = ?")
                .param(mails.delivery(number))
                .query(String.class)
                .single();
    }

    private static Map<String, String> with(Map<String, String> facts, String contact) {
        var all = new java.util.HashMap<>(facts);
        all.put("contact", contact);
        return all;
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(MimeMessage mail) throws Exception {
        return part(mail, "text/plain");
    }

    private static String html(MimeMessage mail) throws Exception {
        return part(mail, "text/html");
    }

    private static String part(jakarta.mail.Part part, String type) throws Exception {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int each = 0; each < parts.getCount(); each++) {
                var found = part(parts.getBodyPart(each), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
