package dev.baton.intake.mail;

import dev.baton.casefile.TextRules;
import dev.baton.intake.mail.Mail.Kind;
import dev.baton.intake.mailtext.QuoteCut;
import dev.baton.intake.mailtext.Subjects;
import dev.baton.intake.texts.ReadText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a mail, whatever state it is in. */
public final class MailReader {

    private static final int LONGEST_ID = 150;
    private static final int MOST_ANSWERED = 20;
    private static final int LONGEST_SUBJECT = 1_000;

    /** The name of the server whose word on forged senders is believed; empty where none is. */
    private final String trusted;

    /** @param trusted see {@code baton.mail.in.authserv} */
    public MailReader(String trusted) {
        this.trusted = trusted;
    }

    /** @throws UnreadableMail where it has no headers to go by */
    public Mail read(RawMail raw) {
        try {
            return read(raw.parsed(), raw);
        } catch (MessagingException | IOException broken) {
            throw new UnreadableMail("The mail cannot be read: " + broken.getMessage());
        }
    }

    /**
     * Reads only the words of one that is too large.
     *
     * @param id for one without a Message-ID
     */
    public Mail words(MimeMessage mail, String id, List<String> notes) {
        return read(mail, null, id, notes);
    }

    private Mail read(MimeMessage mail, RawMail raw) {
        return read(mail, raw, raw.hash(), List.of());
    }

    private Mail read(MimeMessage mail, @Nullable RawMail raw, String hash, List<String> notes) {
        var headers = new MailHeaders(mail);
        var type = headers.first("Content-Type");
        var parts = new MailParts(type.toLowerCase(Locale.ROOT).startsWith("multipart/report"), raw != null);
        var whole = storable(parts.text(mail), parts.notes);
        var subject = storable(TextRules.shortened(headers.words("Subject"), LONGEST_SUBJECT), parts.notes);
        var from = sender(headers);
        var answers = answers(headers);
        var isAnswer = !answers.isEmpty() || Subjects.isReply(subject);
        var kind = DeliveryReports.kind(type, parts.status.toString(), headers, subject, from);
        var own = kind == null ? QuoteCut.cut(whole, isAnswer && !Subjects.isForward(subject)) : whole;
        parts.notes.addAll(notes);
        if (parts.needsProgram && raw != null) {
            parts.files.add(new MailFile("mail.eml", "message/rfc822", raw::open));
        }
        return new Mail(
                kind == null ? Kind.MESSAGE : kind,
                id(headers, hash),
                answers,
                from,
                people(headers),
                headers.addresses("To").stream().map(MailAddress::address).toList(),
                subject,
                TextRules.isEmpty(own) ? ReadText.NONE : own,
                own.equals(whole) ? null : whole,
                headers.sentAt().orElse(null),
                List.copyOf(parts.files),
                List.copyOf(parts.notes),
                Robots.sign(headers, subject, isAnswer),
                kind == Kind.BOUNCE || kind == Kind.DELAY
                        ? DeliveryReports.bounce(
                                parts.status.toString(), parts.returned + "\n" + whole, answers, kind == Kind.BOUNCE)
                        : null,
                headers.all("X-Baton-Loop"),
                language(headers),
                isVerified(headers));
    }

    /** Of several languages, none is its own. */
    private static @Nullable String language(MailHeaders headers) {
        var told = headers.first("Content-Language").strip().toLowerCase(Locale.ROOT);
        return told.matches("[a-z]{2,3}(-[a-z0-9]{1,8})*") ? told.replaceFirst("-.*", "") : null;
    }

    /** Whom mail servers asked about. Where nobody is named, or several are, nobody is believed to have sent it. */
    private static @Nullable MailAddress sender(MailHeaders headers) {
        var authors = headers.all("From");
        return authors.size() == 1 ? MailAddress.only(authors.get(0)).orElse(null) : null;
    }

    private static Set<String> people(MailHeaders headers) {
        var people = new LinkedHashSet<String>();
        Stream.of("From", "Sender", "Reply-To", "To", "Cc")
                .flatMap(name -> headers.addresses(name).stream())
                .limit(500)
                .forEach(person -> people.add(person.address()));
        return Collections.unmodifiableSet(people);
    }

    private static List<String> answers(MailHeaders headers) {
        var ids = new LinkedHashSet<>(headers.ids("In-Reply-To"));
        var references = new ArrayList<>(headers.ids("References"));
        Collections.reverse(references);
        ids.addAll(references);
        return ids.stream().limit(MOST_ANSWERED).toList();
    }

    private static String id(MailHeaders headers, String hash) {
        var ids = headers.ids("Message-ID");
        return ids.isEmpty() || ids.get(0).length() > LONGEST_ID
                ? "sha256:" + hash
                : ids.get(0).replaceAll("[\\x00\\p{Cs}]", "?");
    }

    private boolean isVerified(MailHeaders headers) {
        return trusted.isBlank()
                || headers.all("Authentication-Results").stream()
                        .map(result -> result.toLowerCase(Locale.ROOT))
                        .filter(result -> result.split("[;\\s]", 2)[0].equals(trusted.toLowerCase(Locale.ROOT)))
                        .noneMatch(result -> result.matches("(?s).*\\bdmarc\\s*=\\s*fail\\b.*"));
    }

    private static String storable(String text, Set<String> notes) {
        var plain = TextRules.unstorable(text) < 0 ? text : whole(text);
        if (plain.length() <= TextRules.LONGEST - 10) {
            return plain;
        }
        notes.add("The text of the mail is longer than %,d characters; the rest is left out."
                .formatted(TextRules.LONGEST));
        return TextRules.shortened(plain, TextRules.LONGEST - 10);
    }

    /** Half characters only; a pair of halves is one. */
    private static String whole(String text) {
        var whole = new StringBuilder();
        text.codePoints().forEach(c -> whole.appendCodePoint(c == 0 || c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        return whole.toString();
    }
}
