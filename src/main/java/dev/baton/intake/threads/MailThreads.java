package dev.baton.intake.threads;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.UnknownCase;
import dev.baton.intake.mail.Mail;
import dev.baton.intake.mail.MailAddress;
import dev.baton.notification.SentMails;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Which case a mail goes on: that of the mail it answers, of ours or of the customer's, else the one whose token stands in its subject.
 * Only who takes part in it joins it.
 */
@Component
class MailThreads {

    private final ObjectProvider<SentMails> sent;
    private final ReceivedMails received;
    private final MailRules rules;
    private final CaseFile caseFile;

    MailThreads(ObjectProvider<SentMails> sent, ReceivedMails received, MailRules rules, CaseFile caseFile) {
        this.sent = sent;
        this.received = received;
        this.rules = rules;
        this.caseFile = caseFile;
    }

    /**
     * @param number the case it names; null where it names none that there is
     * @param joins whether its sender takes part in that
     */
    record Thread(@Nullable CaseNumber number, boolean joins) {

        static final Thread NONE = new Thread(null, false);
    }

    /** @param account of its sender, as far as it is known */
    Thread of(Mail mail, @Nullable String account) {
        return mail.answers().stream()
                .flatMap(id -> caseOfMessage(id).stream())
                .findFirst()
                .or(() -> caseOfToken(mail.subject()))
                .flatMap(this::existing)
                .map(subject -> new Thread(subject.number(), takesPart(mail, subject, account)))
                .orElse(Thread.NONE);
    }

    /** Whether Baton sent this mail itself. */
    boolean isOwn(Mail mail) {
        return sent(sending -> sending.caseOfMessage(mail.id())).isPresent();
    }

    /** @return the case of the mail that came back, where there is one */
    Optional<CaseNumber> bounced(Mail.Bounce bounce) {
        for (var id : bounce.about()) {
            var number = sent(sending -> sending.caseOfMessage(id));
            if (number.isPresent()) {
                if (bounce.lasting()) {
                    sent.ifAvailable(sending -> sending.bounced(id, bounce.status(), bounce.reason()));
                }
                return number;
            }
        }
        return Optional.empty();
    }

    private boolean takesPart(Mail mail, Case subject, @Nullable String account) {
        if (mail.from() == null || !mail.verified()) {
            return false;
        }
        var sender = mail.sender();
        var path = caseFile.mergedPath(subject.number());
        var cases = path.stream().map(Case::number).toList();
        return path.stream().anyMatch(one -> isContact(one, sender))
                || account != null && !rules.isUnknown(account) && account.equalsIgnoreCase(subject.account())
                || received.names(cases, sender)
                || sent.stream()
                        .anyMatch(sending -> cases.stream()
                                .anyMatch(number -> sending.participants(number).contains(sender)));
    }

    private static boolean isContact(Case subject, String sender) {
        return subject.contact() != null
                && MailAddress.only(subject.contact())
                        .filter(contact -> contact.address().equals(sender))
                        .isPresent();
    }

    private Optional<CaseNumber> caseOfMessage(String id) {
        return sent(sending -> sending.caseOfMessage(id)).or(() -> received.caseOf(id));
    }

    private Optional<CaseNumber> caseOfToken(String subject) {
        return sent(sending -> sending.caseOfToken(subject));
    }

    private Optional<CaseNumber> sent(java.util.function.Function<SentMails, Optional<CaseNumber>> question) {
        return Optional.ofNullable(sent.getIfAvailable()).flatMap(question);
    }

    private Optional<Case> existing(CaseNumber number) {
        try {
            return Optional.of(caseFile.get(number));
        } catch (UnknownCase erased) {
            return Optional.empty();
        }
    }
}
