package dev.baton.notification.mail;

import dev.baton.notification.mail.MailText.Written;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** The message as it goes over the wire: plain text and the same as HTML, UTF-8. */
@Component
class MimeMails {

    static final String LOOP = "X-Baton-Loop";

    private final JavaMailSenderImpl server;
    private final MailIdentity identity;

    MimeMails(JavaMailSenderImpl server, MailIdentity identity) {
        this.server = server;
        this.identity = identity;
    }

    MimeMessage of(Written mail) {
        try {
            var message = server.createMimeMessage();
            var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            parts.setFrom(identity.address(), identity.name());
            if (!identity.replyTo().isEmpty()) {
                parts.setReplyTo(identity.replyTo());
            }
            parts.setTo(mail.to());
            parts.setSubject(mail.subject());
            parts.setSentDate(Date.from(mail.saidAt()));
            parts.setText(mail.text(), mail.html());
            message.setHeader("Message-ID", mail.messageId());
            refer(message, mail);
            message.setHeader(LOOP, identity.domain());
            if (mail.automatic()) {
                message.setHeader("Auto-Submitted", "auto-generated");
                message.setHeader("X-Auto-Response-Suppress", "All");
            }
            return message;
        } catch (MessagingException | UnsupportedEncodingException unwritable) {
            throw new MailPreparationException(unwritable);
        }
    }

    private static void refer(MimeMessage message, Written mail) throws MessagingException {
        if (!mail.before().isEmpty()) {
            message.setHeader("In-Reply-To", mail.before().get(mail.before().size() - 1));
            message.setHeader("References", String.join("\r\n ", mail.before()));
        }
    }
}
