package dev.baton.intake.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is in a part, decoded; where its encoding is broken, as much of it as can be. */
final class PartBytes {

    private PartBytes() {}

    static byte[] of(Part part, int most) throws IOException, MessagingException {
        try (var in = part.getInputStream()) {
            return in.readNBytes(most);
        } catch (IOException | MessagingException | RuntimeException broken) {
            try (var raw = raw(part)) {
                return mended(raw.readNBytes(most), part);
            }
        }
    }

    private static byte[] mended(byte[] raw, Part part) {
        var encoding = new MailHeaders(part).first("Content-Transfer-Encoding");
        if (!encoding.equalsIgnoreCase("base64")) {
            return raw;
        }
        var letters = new String(raw, StandardCharsets.ISO_8859_1).replaceAll("[^A-Za-z0-9+/]", "");
        return Base64.getDecoder().decode(letters.substring(0, letters.length() / 4 * 4));
    }

    static InputStream raw(Part part) throws MessagingException {
        if (part instanceof MimeBodyPart body) {
            return body.getRawInputStream();
        }
        return part instanceof MimeMessage message
                ? message.getRawInputStream()
                : new ByteArrayInputStream(new byte[0]);
    }

    /** Such as {@code text/plain}, in lower case; that where it says nothing that can be read. */
    static String type(Part part) {
        var type = contentType(part);
        return type == null ? "text/plain" : type.getBaseType().toLowerCase(Locale.ROOT);
    }

    static @Nullable String parameter(Part part, String name) {
        var type = contentType(part);
        return type == null ? null : type.getParameter(name);
    }

    private static @Nullable ContentType contentType(Part part) {
        var header = new MailHeaders(part).first("Content-Type");
        try {
            return header.isEmpty() ? null : new ContentType(header);
        } catch (ParseException broken) {
            var plain = header.split(";", 2)[0].strip();
            try {
                return plain.matches("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+") ? new ContentType(plain) : null;
            } catch (ParseException unfit) {
                return null;
            }
        }
    }
}
