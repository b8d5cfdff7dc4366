package dev.baton.intake.mail;

import dev.baton.intake.mailtext.EncodedWords;
import dev.baton.intake.mailtext.FlowedText;
import dev.baton.intake.mailtext.HtmlQuotes;
import dev.baton.intake.mailtext.MailCharsets;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through the parts of a mail, as deep and as many as are read, and gathers its words and its files. */
final class MailParts {

    static final int DEEPEST = 20;
    static final int MOST = 300;
    private static final int MOST_FILES = 50;
    private static final int LARGEST_TEXT = 4 * 1024 * 1024;

    final List<MailFile> files = new ArrayList<>();
    final Set<String> notes = new LinkedHashSet<>();
    /** What a server says of a mail that was sent, and the head of that one. */
    final StringBuilder status = new StringBuilder();

    final StringBuilder returned = new StringBuilder();
    boolean needsProgram;
    private final boolean isReport;
    private final boolean withFiles;
    private int seen;
    private int invitations;
    private @Nullable Part passedOn;
    private String invited = "";

    /** @param withFiles false where only the words are read, since the whole is too large */
    MailParts(boolean isReport, boolean withFiles) {
        this.isReport = isReport;
        this.withFiles = withFiles;
    }

    private record Body(String text, boolean isHtml) {

        static final Body NONE = new Body("", false);
    }

    String text(Part mail) {
        var text = read(mail, 0).text().strip();
        if (text.isEmpty() && passedOn != null) {
            return forwarded(passedOn);
        }
        return text.isEmpty() ? invited : text;
    }

    private Body read(Part part, int depth) {
        if (depth > DEEPEST || ++seen > MOST) {
            notes.add("The mail has more parts than are read (%d, %d deep); the rest is left out."
                    .formatted(MOST, DEEPEST));
            return Body.NONE;
        }
        var type = PartBytes.type(part);
        try {
            return type.startsWith("multipart/") ? parts(part, type, depth) : single(part, type);
        } catch (IOException | MessagingException | RuntimeException broken) {
            notes.add("A part of the mail (%s) is broken and could not be read.".formatted(type));
            return Body.NONE;
        }
    }

    private Body parts(Part part, String type, int depth) throws IOException, MessagingException {
        if (!(content(part) instanceof Multipart parts)) {
            return words(part, "text/plain");
        }
        if (type.equals("multipart/encrypted")) {
            needsProgram = true;
            notes.add(
                    "The mail is encrypted (OpenPGP): nothing of it can be read here. It is kept as a file; open it in a mail program.");
            return Body.NONE;
        }
        var bodies = new ArrayList<Body>();
        for (int i = 0; i < parts.getCount() && seen <= MOST; i++) {
            bodies.add(read(parts.getBodyPart(i), depth + 1));
        }
        if (type.equals("multipart/signed")) {
            notes.add("The mail is signed; the signature was not checked.");
        }
        return type.equals("multipart/alternative") ? best(bodies) : joined(bodies);
    }

    /** A part whose boundary is missing or wrong has no parts. */
    private static @Nullable Object content(Part part) throws IOException {
        try {
            var content = FirstParts.content(part, MOST);
            return content instanceof Multipart parts && parts.getCount() == 0 ? null : content;
        } catch (MessagingException | RuntimeException broken) {
            return null;
        }
    }

    /** Plain words, unless they are much less than what stands in HTML. */
    private static Body best(List<Body> bodies) {
        var plain = joined(bodies.stream().filter(body -> !body.isHtml()).toList());
        var html = joined(bodies.stream().filter(Body::isHtml).toList());
        return letters(plain) * 2 >= letters(html) ? plain : html;
    }

    private static long letters(Body body) {
        return body.text().chars().filter(Character::isLetterOrDigit).count();
    }

    private static Body joined(List<Body> bodies) {
        var text = new StringBuilder();
        bodies.stream()
                .map(Body::text)
                .filter(words -> !words.isBlank())
                .forEach(words -> text.append(text.isEmpty() ? "" : "\n\n").append(words.stripTrailing()));
        return new Body(text.toString(), bodies.stream().anyMatch(Body::isHtml));
    }

    private Body single(Part part, String type) throws IOException, MessagingException {
        var name = fileName(part);
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
        switch (type) {
            case "message/delivery-status", "message/global-delivery-status", "message/disposition-notification" -> {
                status.append(words(part, "text/plain").text()).append('\n');
                return Body.NONE;
            }
            case "text/rfc822-headers" -> {
                returned.append(words(part, "text/plain").text()).append('\n');
                return Body.NONE;
            }
            case "message/rfc822", "message/global" -> {
                nested(part, name);
                return Body.NONE;
            }
            case "text/calendar" -> {
                invitation(part);
                return Body.NONE;
            }
            case "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature" -> {
                return Body.NONE;
            }
            case "application/pkcs7-mime", "application/x-pkcs7-mime" -> {
                needsProgram = true;
                notes.add(
                        "The mail is encrypted or sealed (S/MIME): nothing of it can be read here. It is kept as a file; open it in a mail program.");
                return Body.NONE;
            }
            case "application/ms-tnef", "application/vnd.ms-tnef" -> {
                return tnef();
            }
            default -> {
                if (name != null && name.equalsIgnoreCase("winmail.dat")) {
                    return tnef();
                }
                if (attached || name != null || !type.startsWith("text/")) {
                    file(part, type, name);
                    return Body.NONE;
                }
                return words(part, type);
            }
        }
    }

    private Body tnef() {
        needsProgram = true;
        notes.add(
                "Outlook packed files or formatting into winmail.dat, which cannot be opened here. The mail is kept as a file; "
                        + "or ask for it again, sent as HTML or plain text.");
        return Body.NONE;
    }

    private Body words(Part part, String type) throws IOException, MessagingException {
        var bytes = PartBytes.of(part, LARGEST_TEXT + 1);
        if (bytes.length > LARGEST_TEXT) {
            notes.add("The text of the mail is longer than %,d bytes; the rest is left out.".formatted(LARGEST_TEXT));
        }
        var text = MailCharsets.decode(bytes, PartBytes.parameter(part, "charset"))
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        if (type.equals("text/html") || type.equals("text/enriched")) {
            return new Body(HtmlQuotes.text(text), true);
        }
        boolean flowed = "flowed".equalsIgnoreCase(PartBytes.parameter(part, "format"));
        var whole = flowed ? FlowedText.of(text, "yes".equalsIgnoreCase(PartBytes.parameter(part, "delsp"))) : text;
        return new Body(armoured(whole), false);
    }

    private String armoured(String text) {
        if (text.contains("-----BEGIN PGP MESSAGE-----")) {
            notes.add(
                    "The mail is encrypted (OpenPGP): nothing of it can be read here. Copy its text into a program that can.");
        }
        if (!text.contains("-----BEGIN PGP SIGNED MESSAGE-----")) {
            return text;
        }
        notes.add("The mail is signed; the signature was not checked.");
        return text.replaceFirst("(?s)-----BEGIN PGP SIGNED MESSAGE-----\\n.*?\\n\\n", "")
                .replaceFirst("(?s)-----BEGIN PGP SIGNATURE-----.*?-----END PGP SIGNATURE-----", "");
    }

    private void invitation(Part part) throws IOException, MessagingException {
        var calendar = words(part, "text/plain").text();
        if (invitations++ == 0) {
            notes.add(Invitation.told(calendar));
            invited = Invitation.description(calendar);
        }
    }

    private void nested(Part part, @Nullable String name) throws IOException, MessagingException {
        if (!isReport) {
            passedOn = passedOn == null ? part : passedOn;
            var subject = part.getContent() instanceof MimeMessage mail ? new MailHeaders(mail).words("Subject") : "";
            file(part, "message/rfc822", name != null ? name : (subject.isBlank() ? "mail" : subject) + ".eml");
        } else if (part.getContent() instanceof MimeMessage mail) {
            returned.append("Message-ID: ")
                    .append(new MailHeaders(mail).first("Message-ID"))
                    .append('\n');
        }
    }

    private String forwarded(Part part) {
        try {
            if (part.getContent() instanceof MimeMessage mail) {
                var headers = new MailHeaders(mail);
                var inner = new MailParts(false, false);
                return "%s, %s:\n\n%s"
                        .formatted(
                                headers.words("From"),
                                headers.words("Subject"),
                                inner.read(mail, DEEPEST - 5).text().strip());
            }
        } catch (IOException | MessagingException | RuntimeException broken) {
            notes.add("The mail that is passed on with it could not be read.");
        }
        return "";
    }

    private void file(Part part, String type, @Nullable String given) throws MessagingException {
        var name = given == null || given.isBlank() ? unnamed(type) : given;
        if (!withFiles) {
            var size = part.getSize();
            notes.add("Not kept, because the mail is too large: \"%s\"%s."
                    .formatted(shown(name), size < 0 ? "" : " (%,d bytes)".formatted(size)));
        } else if (files.size() >= MOST_FILES) {
            notes.add("Not kept, because the mail has more than %d files: \"%s\".".formatted(MOST_FILES, shown(name)));
        } else {
            files.add(new MailFile(name, type, () -> content(part, type)));
        }
    }

    private static java.io.InputStream content(Part part, String type) throws IOException {
        try {
            if (type.equals("message/rfc822") && part.getContent() instanceof MimeMessage mail) {
                var bytes = new ByteArrayOutputStream();
                mail.writeTo(bytes);
                return new ByteArrayInputStream(bytes.toByteArray());
            }
            return new ByteArrayInputStream(PartBytes.of(part, Integer.MAX_VALUE - 8));
        } catch (MessagingException broken) {
            throw new IOException(broken);
        }
    }

    private String unnamed(String type) {
        var ending = switch (type) {
            case "image/png" -> ".png";
            case "image/jpeg" -> ".jpg";
            case "image/gif" -> ".gif";
            case "image/webp" -> ".webp";
            case "application/pdf" -> ".pdf";
            case "text/plain" -> ".txt";
            case "text/csv" -> ".csv";
            case "application/json" -> ".json";
            case "application/zip" -> ".zip";
            default -> "";
        };
        return "file-%d%s".formatted(files.size() + 1, ending);
    }

    private static @Nullable String fileName(Part part) {
        try {
            var name = part.getFileName();
            return name == null ? null : EncodedWords.decode(utf8(name));
        } catch (MessagingException broken) {
            return null;
        }
    }

    /** Names in bytes that nobody encoded. */
    private static String utf8(String name) {
        return name.chars().allMatch(c -> c < 256) && name.chars().anyMatch(c -> c > 127)
                ? MailCharsets.decode(name.getBytes(StandardCharsets.ISO_8859_1), null)
                : name;
    }

    private static @Nullable String disposition(Part part) {
        var header = new MailHeaders(part).first("Content-Disposition");
        return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String shown(String name) {
        return name.length() > 100 ? name.substring(0, 100) + "…" : name;
    }
}
