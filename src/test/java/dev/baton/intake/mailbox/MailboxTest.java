package dev.baton.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import dev.baton.intake.threads.PostedMail;
import dev.baton.notification.MailDesk;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mailbox on a real IMAP server, read by one node or two. */
@BatonTest
class MailboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private MailboxPlaces places;

    @Autowired
    private HandIn handIn;

    @Autowired
    private Alarms alarms;

    @Autowired
    private Desk desk;

    @Autowired
    private MailDesk mails;

    @Autowired
    private Conversation conversation;

    @Autowired
    private JdbcClient jdbc;

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
    });
    private final String user = "support-" + UUID.randomUUID() + "@example.org";
    private GreenMailUser box;
    private MailboxSettings settings;
    private ReadMailbox node;

    @BeforeEach
    void aMailbox() {
        server.start();
        box = server.setUser(user, "secret");
        settings = settings(server.getImap().getPort(), false, true);
        node = node(settings);
    }

    @AfterEach
    void nobodyReads() throws Exception {
        node.stop();
        server.stop();
        mails.noServer();
        jdbc.sql("update alarm set settled_at = now() where settled_at is null and kind = 'MAILBOX_UNREAD'")
                .update();
    }

    @Test
    void whatComesWhileItIsReadIsTakenInAndStaysUnread() throws Exception {
        var old = PostedMail.fromSomebodyNew();
        delivered(old);
        node.start();
        awaitRead();

        var mail = PostedMail.fromSomebodyNew();
        delivered(mail);

        awaitTaken(mail);
        assertThat(isTaken(old)).isFalse();
        assertThat(inbox().getMessages()).allMatch(kept -> !kept.getFlags().contains(Flags.Flag.SEEN));
        assertThat(desk.page("/intake")).contains(settings.name());
    }

    @Test
    void whatLaysThereIsTakenInWhereThatIsWanted() throws Exception {
        var old = PostedMail.fromSomebodyNew();
        delivered(old);
        node = node(settings(server.getImap().getPort(), true, false));

        node.start();

        awaitTaken(old);
    }

    @Test
    void whatCameWhileNobodyReadIsTakenInOnce() throws Exception {
        node.start();
        awaitRead();
        node.stop();
        var mail = PostedMail.fromSomebodyNew();
        delivered(mail);

        node = node(settings);
        node.start();

        awaitTaken(mail);
        assertThat(casesOf(mail)).hasSize(1);
    }

    @Test
    void twoNodesTakeTurns() throws Exception {
        node.start();
        awaitRead();
        var second = node(settings);
        try {
            second.start();
            await().atMost(PATIENCE).until(() -> second.state().equals("another node reads it"));

            node.stop();
            await().atMost(PATIENCE).until(() -> second.state().equals("read"));

            var mail = PostedMail.fromSomebodyNew();
            delivered(mail);
            awaitTaken(mail);
        } finally {
            second.stop();
        }
    }

    @Test
    void aServerThatCountsAnewIsReadAgainWithoutDoubling() throws Exception {
        node.start();
        awaitRead();
        var mail = PostedMail.fromSomebodyNew();
        delivered(mail);
        awaitTaken(mail);
        node.stop();
        jdbc.sql("update mailbox set uid_validity = uid_validity - 1, last_uid = 9999 where name = ?")
                .param(settings.name())
                .update();

        var later = PostedMail.fromSomebodyNew();
        delivered(later);
        node = node(settings);
        node.start();

        awaitTaken(later);
        assertThat(casesOf(mail)).hasSize(1);
    }

    @Test
    void aMailThatNobodyCanReadDoesNotKeepTheOthersWaiting() throws Exception {
        node.start();
        awaitRead();
        delivered(("X-Long: " + UUID.randomUUID() + "x".repeat(300_000) + "\r\n\r\nHello").getBytes());
        var mail = PostedMail.fromSomebodyNew();
        delivered(mail);

        awaitTaken(mail);
        assertThat(jdbc.sql("""
                        update webhook_quarantine set state = 'DISMISSED', body = null, decided_at = now()
                        where source = 'mail' and state = 'KEPT' returning reason
                        """).query(String.class).list())
                .singleElement()
                .asString()
                .contains("262,144 bytes");
    }

    @Test
    void whatWasToldBeforeARestartIsSettledByWhoeverReadsIt() {
        alarms.raise(Alarm.Kind.MAILBOX_UNREAD, settings.name(), "No mail comes in");

        node.start();

        await().atMost(PATIENCE)
                .until(() -> !alarms.open(Alarm.Kind.MAILBOX_UNREAD).contains(settings.name()));
    }

    @Test
    void aServerThatIsGoneIsToldAndFoundAgain() throws Exception {
        node.start();
        awaitRead();
        server.getImap().stopService();
        await().atMost(PATIENCE)
                .until(() -> alarms.open(Alarm.Kind.MAILBOX_UNREAD).contains(settings.name()));
        assertThat(desk.page("/intake")).contains("It cannot be read, since");

        var again = new GreenMail(new ServerSetup(server.getImap().getPort(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        try {
            again.start();
            again.setUser(user, "secret");
            await().atMost(PATIENCE).until(() -> node.state().equals("read"));
            await().atMost(PATIENCE)
                    .until(() -> !alarms.open(Alarm.Kind.MAILBOX_UNREAD).contains(settings.name()));
        } finally {
            node.stop();
            again.stop();
        }
    }

    @Test
    void withoutTlsNothingIsReadUnlessThatWasSaid() {
        var strict = node(new MailboxSettings(
                "127.0.0.1",
                server.getImap().getPort(),
                user,
                "secret",
                "INBOX",
                "starttls",
                Duration.ofSeconds(1),
                true,
                false,
                "unknown-senders",
                ""));

        strict.start();

        await().atMost(PATIENCE).until(() -> strict.state().startsWith("cannot be read"));
        try {
            strict.stop();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** The conversation of a case over mail, both ways. */
    @Test
    void aConversationGoesBothWays() throws Exception {
        var ann = "ann-" + UUID.randomUUID() + "@acme.example.com";
        server.setUser(ann, "secret");
        mails.serverAt(server.getSmtp().getPort());
        node.start();
        awaitRead();
        var first = PostedMail.from(ann);
        delivered(first);
        awaitTaken(first);
        var number = casesOf(first).get(0);

        desk.says(number, "outbound", "Which version do you run?");
        desk.passes(Duration.ofSeconds(10));
        await().atMost(PATIENCE).until(() -> asked().isPresent());
        var ours = asked().orElseThrow();

        var byId = PostedMail.from(ann)
                .with("In-Reply-To", ours.getMessageID())
                .with("Subject", "Re: whatever")
                .saying("4.2");
        var byToken =
                PostedMail.from(ann).with("Subject", "AW: " + ours.getSubject()).saying("And 4.3");
        var stranger = PostedMail.fromSomebodyNew()
                .with("In-Reply-To", ours.getMessageID())
                .saying("Tell me all");
        delivered(byId);
        delivered(byToken);
        delivered(stranger);
        awaitTaken(stranger);
        delivered(bytes(ours));
        delivered(bounceOf(ours));

        await().atMost(PATIENCE).until(() -> mails.states(number).contains("BOUNCED"));
        assertThat(words(number)).containsExactly("The export stops.", "4.2", "And 4.3");
        assertThat(casesOf(stranger)).hasSize(1).doesNotContain(number);
        assertThat(jdbc.sql("select outcome from mail where message_id = ?")
                        .param(ours.getMessageID().replaceAll("[<>]", ""))
                        .query(String.class)
                        .list())
                .containsExactly("loop");
    }

    /** Of what reached her, an acknowledgement among it. */
    private Optional<MimeMessage> asked() throws Exception {
        for (var mail : server.getReceivedMessagesForDomain("acme.example.com")) {
            if (new String(bytes(mail)).contains("Which version")) {
                return Optional.of(mail);
            }
        }
        return Optional.empty();
    }

    private static byte[] bounceOf(MimeMessage ours) throws Exception {
        return ("Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example.org\r\nSubject: Undelivered Mail Returned to Sender\r\n"
                        + "Message-ID: <" + UUID.randomUUID() + "@mx.example.org>\r\n"
                        + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: text/plain\r\n\r\nGone\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                        + "Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; ann@acme.example.com\r\nAction: failed\r\n"
                        + "Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\r\n\r\n"
                        + "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + ours.getMessageID()
                        + "\r\n\r\n--b--\r\n")
                .getBytes();
    }

    private static byte[] bytes(MimeMessage mail) throws Exception {
        var out = new java.io.ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toByteArray();
    }

    private ReadMailbox node(MailboxSettings read) {
        return new ReadMailbox(read, places, new FetchMails(read, places, handIn), alarms);
    }

    private MailboxSettings settings(int port, boolean existing, boolean idle) {
        return new MailboxSettings(
                "127.0.0.1",
                port,
                user,
                "secret",
                "INBOX",
                "none",
                Duration.ofSeconds(1),
                idle,
                existing,
                "unknown-senders",
                "");
    }

    private com.icegreen.greenmail.store.MailFolder inbox() throws Exception {
        ImapHostManager host = server.getManagers().getImapHostManager();
        return host.getInbox(box);
    }

    private void delivered(PostedMail mail) throws Exception {
        delivered(mail.raw());
    }

    private void delivered(byte[] raw) throws Exception {
        inbox().appendMessage(
                        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)),
                        new Flags(),
                        Date.from(Instant.now()));
    }

    private void awaitRead() {
        await().atMost(PATIENCE).until(() -> node.state().equals("read"));
    }

    private void awaitTaken(PostedMail mail) {
        await().atMost(PATIENCE).until(() -> isTaken(mail));
    }

    private boolean isTaken(PostedMail mail) {
        return !casesOf(mail).isEmpty();
    }

    private List<CaseNumber> casesOf(PostedMail mail) {
        return jdbc
                .sql("select case_number from mail where message_id = ? and case_number is not null")
                .param(mail.id().replaceAll("[<>]", ""))
                .query(String.class)
                .list()
                .stream()
                .map(CaseNumber::new)
                .toList();
    }

    private List<String> words(CaseNumber number) {
        return conversation.of(number).stream()
                .filter(said -> said.direction() == Direction.INBOUND)
                .map(Interaction::text)
                .toList();
    }
}
