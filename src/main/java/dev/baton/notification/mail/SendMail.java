package dev.baton.notification.mail;

import dev.baton.notification.door.MailOut;
import dev.baton.notification.mail.MailText.Written;
import dev.baton.notification.outbox.Receipt;
import dev.baton.notification.outbox.TryLater;
import dev.baton.notification.outbox.Undeliverable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Takes mails, over SMTP; where Baton is tried out without a server they are shown on the page of deliveries instead. */
@Component
class SendMail implements MailOut {

    private final MimeMails mails;
    private final JavaMailSenderImpl server;
    private final SmtpAnswers answers = new SmtpAnswers();
    private final boolean evaluation;

    SendMail(MimeMails mails, JavaMailSenderImpl server, @Value("${baton.evaluation:false}") boolean evaluation) {
        this.mails = mails;
        this.server = server;
        this.evaluation = evaluation;
    }

    @Override
    public boolean isPossible() {
        return hasServer() || evaluation;
    }

    private boolean hasServer() {
        return server.getHost() != null && !server.getHost().isBlank();
    }

    Receipt send(Written mail) throws TryLater, Undeliverable {
        if (!hasServer()) {
            if (evaluation) {
                return Receipt.shown(mail.messageId());
            }
            throw new Undeliverable("notification.why.noServer");
        }
        try {
            server.send(mails.of(mail));
        } catch (MailException refused) {
            answers.toOutbox(refused);
        }
        return Receipt.sent(mail.messageId());
    }
}
