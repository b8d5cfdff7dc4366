package dev.baton.intake.mailbox;

import dev.baton.intake.mail.MailReader;
import dev.baton.intake.mail.RawMail;
import dev.baton.intake.quarantine.QuarantineFull;
import dev.baton.intake.quarantine.WebhookUnread;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes in what a mailbox has that is new, mail by mail; one that cannot be taken in does not keep the others waiting. */
@Component
class FetchMails {

    private static final Logger log = LoggerFactory.getLogger(FetchMails.class);
    private static final int PATIENCE = 5;
    private static final int LONGEST_HEAD = 256 * 1024;
    private static final String TOO_LARGE =
            "The mail has %,d bytes, more than the %,d that are taken in: its words are kept, its files are not. Ask for them in another way.";

    private final MailboxSettings settings;
    private final MailboxPlaces places;
    private final HandIn handIn;
    private final MailReader reader;

    FetchMails(MailboxSettings settings, MailboxPlaces places, HandIn handIn) {
        this.settings = settings;
        this.places = places;
        this.handIn = handIn;
        this.reader = new MailReader(settings.authserv());
    }

    /** @param holds whether this node may go on */
    void fetch(ImapServer.Opened box, String holder, BooleanSupplier holds) throws MessagingException, IOException {
        var name = settings.name();
        var place = places.find(name).orElseThrow();
        var validity = box.validity();
        if (place.uidValidity() == null) {
            places.counts(name, holder, validity, settings.existing() ? 0 : box.latest());
        } else if (place.uidValidity() != validity) {
            log.info("The mailbox {} counts its mails anew", name);
            places.counts(name, holder, validity, 0);
        }
        for (var uid : box.after(places.find(name).orElseThrow().lastUid())) {
            if (!holds.getAsBoolean()) {
                return;
            }
            tryOne(box, holder, uid, place.beganAt());
            places.readTo(name, holder, uid);
        }
        places.isRead(name, holder);
    }

    private void tryOne(ImapServer.Opened box, String holder, long uid, Instant beganAt)
            throws MessagingException, IOException {
        try {
            one(box, uid, beganAt);
        } catch (QuarantineFull full) {
            throw full;
        } catch (MessagingException | IOException | RuntimeException failure) {
            if (places.failed(settings.name(), holder, uid) < PATIENCE) {
                throw failure;
            }
            log.warn("A mail of {} is kept: it failed {} times", settings.name(), PATIENCE, failure);
            handIn.keep(
                    "%s %d".formatted(settings.name(), uid),
                    head(box, uid),
                    new WebhookUnread(
                            "Mail %d of %s".formatted(uid, settings.name()), String.valueOf(failure.getMessage())));
        }
    }

    private void one(ImapServer.Opened box, long uid, Instant beganAt) throws MessagingException, IOException {
        var message = box.message(uid).orElse(null);
        if (message == null || isFromBefore(message, beganAt)) {
            return;
        }
        if (box.isTooLarge(message)) {
            var note = TOO_LARGE.formatted(message.getSize(), RawMail.LARGEST);
            var id = "%s %d".formatted(settings.name(), uid);
            handIn.handIn(reader.words((MimeMessage) message, id, List.of(note)), head(box, uid));
            return;
        }
        try (var raw = RawMail.of(message::writeTo)) {
            handIn.handIn(raw);
        }
    }

    private static boolean isFromBefore(Message message, Instant beganAt) throws MessagingException {
        return ImapServer.Opened.arrivedAt(message)
                .filter(arrived -> arrived.isBefore(beganAt.minusSeconds(60)))
                .isPresent();
    }

    /** As much of it as says whose it is. */
    private static byte[] head(ImapServer.Opened box, long uid) {
        var head = new ByteArrayOutputStream();
        try {
            var message = (MimeMessage) box.message(uid).orElseThrow();
            var lines = message.getAllHeaderLines();
            while (lines.hasMoreElements() && head.size() < LONGEST_HEAD) {
                head.writeBytes((lines.nextElement() + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (MessagingException | RuntimeException unreadable) {
            log.debug("Not even its head can be read", unreadable);
        }
        head.writeBytes("\r\n(The mail could not be read; it is in the mailbox.)\r\n".getBytes(StandardCharsets.UTF_8));
        return head.toByteArray();
    }
}
