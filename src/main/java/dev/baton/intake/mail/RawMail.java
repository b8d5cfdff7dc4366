package dev.baton.intake.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedFileInputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/** A mail as it came, byte for byte, on this machine's disk until it is taken in. */
public final class RawMail implements AutoCloseable {

    /** Bytes. What Exchange lets through, and a little more. */
    public static final long LARGEST = 40L * 1024 * 1024;

    /** Bytes. All of its headers. */
    private static final int LONGEST_HEAD = 256 * 1024;

    private final Path path;
    private final long size;
    private final String hash;

    private RawMail(Path path, long size, String hash) {
        this.path = path;
        this.size = size;
        this.hash = hash;
    }

    /** Writes a mail somewhere. */
    public interface Source {
        void writeTo(OutputStream out) throws IOException, MessagingException;
    }

    /** @throws MailTooLarge beyond {@link #LARGEST} */
    public static RawMail of(InputStream content) throws IOException {
        try {
            return of(out -> new Bounded(content).transferTo(out));
        } catch (MessagingException impossible) {
            throw new IOException(impossible);
        }
    }

    public static RawMail of(Source source) throws IOException, MessagingException {
        var path = Files.createTempFile("baton-mail-", ".eml");
        try {
            var digest = sha256();
            try (var out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(path)), digest)) {
                source.writeTo(out);
            }
            return new RawMail(path, Files.size(path), HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | MessagingException | RuntimeException failure) {
            Files.deleteIfExists(path);
            throw failure;
        }
    }

    public long size() {
        return size;
    }

    /** SHA-256, hexadecimal. */
    public String hash() {
        return hash;
    }

    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    public byte[] bytes() throws IOException {
        return Files.readAllBytes(path);
    }

    /** @throws UnreadableMail where it has no end of its headers within what is read of them */
    MimeMessage parsed() throws IOException, MessagingException {
        if (!hasHead()) {
            throw new UnreadableMail(
                    size == 0
                            ? "The mail is empty."
                            : "The headers of the mail are longer than %,d bytes, or it has none."
                                    .formatted(LONGEST_HEAD));
        }
        return new MimeMessage(session(), new SharedFileInputStream(path.toFile()));
    }

    /** Headers may be in UTF-8. */
    static Session session() {
        var settings = new Properties();
        settings.put("mail.mime.allowutf8", "true");
        settings.put("mail.mime.address.strict", "false");
        return Session.getInstance(settings);
    }

    private boolean hasHead() throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(path))) {
            var head = in.readNBytes(LONGEST_HEAD);
            int lines = 0;
            boolean isField = false;
            for (byte one : head) {
                if (one == '\n' && lines == 1) {
                    return isField;
                }
                lines = one == '\n' ? 1 : one == '\r' ? lines : 0;
                isField |= one == ':';
            }
            return head.length < LONGEST_HEAD && isField;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    private static final class Bounded extends FilterInputStream {

        private long read;

        Bounded(InputStream content) {
            super(content);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var some = super.read(into, from, length);
            read += Math.max(some, 0);
            if (read > LARGEST) {
                throw new MailTooLarge(LARGEST);
            }
            return some;
        }
    }
}
