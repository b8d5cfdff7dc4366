package dev.baton.notification.mail;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CustomerLink;
import dev.baton.expectations.CustomerTexts;
import dev.baton.notification.door.PublicWord;
import dev.baton.notification.outbox.Delivery;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A mail as the customer sees it. */
@Component
class MailText {

    private static final int LONGEST_SUBJECT = 150;

    private final CaseFile caseFile;
    private final Threads threads;
    private final MailIdentity identity;
    private final ObjectProvider<CustomerLink> links;
    private final ObjectProvider<CustomerTexts> templates;

    MailText(
            CaseFile caseFile,
            Threads threads,
            MailIdentity identity,
            ObjectProvider<CustomerLink> links,
            ObjectProvider<CustomerTexts> templates) {
        this.caseFile = caseFile;
        this.threads = threads;
        this.identity = identity;
        this.links = links;
        this.templates = templates;
    }

    /**
     * @param from address and name as the customer sees them
     * @param before the ids of the mails that it answers, oldest first
     */
    record Written(
            String messageId,
            String from,
            String to,
            String subject,
            String text,
            boolean automatic,
            Instant saidAt,
            List<String> before) {

        String html() {
            return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><p>"
                    + escaped(text)
                            .replace("\r\n", "\n")
                            .replace("\n\n", "</p><p>")
                            .replace("\n", "<br>")
                    + "</p></body></html>";
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;");
        }
    }

    /** Nothing is made for it: where a link to the page of the customer belongs stands what stands for it. */
    Written of(Delivery delivery, PublicWord word) {
        return of(delivery, word, word.text());
    }

    /** As it is sent, with the links of whoever reads it. */
    Written toSend(Delivery delivery, PublicWord word) {
        var reader =
                delivery.body().get("reader") instanceof String number ? new CaseNumber(number) : word.caseNumber();
        return of(
                delivery,
                word,
                links.stream()
                        .map(known -> known.sentTo(reader, word.text()))
                        .findFirst()
                        .orElse(word.text()));
    }

    private Written of(Delivery delivery, PublicWord word, String words) {
        var subject = caseFile.get(word.caseNumber());
        var before = threads.before(delivery);
        return new Written(
                threads.messageId(delivery),
                identity.shown(),
                delivery.recipient(),
                subject(subject, firstLine(delivery, subject), !before.isEmpty()),
                words,
                word.isAutomatic(),
                word.saidAt(),
                before);
    }

    /** A thread keeps the subject with which it began: of the customer's report, or of the text that we wrote first. */
    private String firstLine(Delivery delivery, Case subject) {
        return threads.began(delivery)
                .flatMap(first -> templates.stream().findFirst().flatMap(texts -> texts.subjectOf(first)))
                .orElse(subject.subject());
    }

    /** One line, whatever the customer called it. */
    private String subject(Case subject, String given, boolean answers) {
        var line = Threads.withoutTokens(given.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " "))
                .strip();
        var bare = line.replaceFirst("(?i)^(?:(?:re|aw|sv|rv|antw)\\s*:\\s*)+", "");
        var cut = bare.codePointCount(0, bare.length()) > LONGEST_SUBJECT
                ? bare.substring(0, bare.offsetByCodePoints(0, LONGEST_SUBJECT)).stripTrailing() + "…"
                : bare;
        return (answers ? "Re: " : "") + cut + " " + threads.token(subject.number());
    }
}
