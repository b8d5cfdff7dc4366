package dev.baton.notification.mail;

import dev.baton.notification.outbox.TryLater;
import dev.baton.notification.outbox.Undeliverable;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;

/**
 * What a server's answer means for the outbox (RFC 5321): 5xx to the recipient or the message is for ever, 4xx for now. That it cannot
 * be reached, takes no login or not our own address concerns all mails, and nobody's mail is lost by it.
 */
class SmtpAnswers {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration AFTER_SETTINGS = Duration.ofMinutes(5);
    private static final int CLOSING = 421;

    void toOutbox(MailException failure) throws TryLater, Undeliverable {
        if (failure instanceof MailAuthenticationException) {
            throw TryLater.all("the mail server refuses the login: " + told(failure), AFTER_SETTINGS);
        }
        if (failure instanceof MailPreparationException || failure instanceof MailParseException) {
            throw new Undeliverable("cannot be written as a mail: " + told(failure));
        }
        var causes = causes(failure);
        for (var cause : causes) {
            if (cause instanceof SMTPSenderFailedException sender) {
                throw TryLater.all("the mail server does not take our own address: " + told(sender), AFTER_SETTINGS);
            }
        }
        for (var cause : causes) {
            var code = code(cause);
            if (code >= 500) {
                throw new Undeliverable(told(cause));
            }
            if (code >= 400) {
                throw code == CLOSING ? TryLater.all(told(cause), SOON) : new TryLater(told(cause), Duration.ZERO);
            }
        }
        throw TryLater.all("the mail server cannot be reached: " + told(causes.get(causes.size() - 1)), SOON);
    }

    private static int code(Throwable cause) {
        if (cause instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        return cause instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
    }

    /** The address' own answer comes before the answer to all of it. */
    private static List<Throwable> causes(MailException failure) {
        var found = new IdentityHashMap<Throwable, Boolean>();
        var ordered = new ArrayList<Throwable>();
        collect(failure, found, ordered);
        ordered.sort(java.util.Comparator.comparing(cause -> !(cause instanceof SMTPAddressFailedException)));
        return ordered;
    }

    private static void collect(Throwable cause, Map<Throwable, Boolean> found, List<Throwable> ordered) {
        if (cause == null || found.put(cause, true) != null) {
            return;
        }
        ordered.add(cause);
        if (cause instanceof MailSendException send) {
            for (var one : send.getMessageExceptions()) {
                collect(one, found, ordered);
            }
        }
        if (cause instanceof MessagingException mail) {
            collect(mail.getNextException(), found, ordered);
        }
        collect(cause.getCause(), found, ordered);
    }

    /** One line without what a terminal or a log would act on. */
    private static String told(Throwable failure) {
        var message = failure.getMessage();
        var line = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return line.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
