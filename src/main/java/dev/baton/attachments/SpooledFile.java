package dev.baton.attachments;

import dev.baton.casefile.Refusal;
import dev.baton.web.ProblemResponses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.http.HttpStatus;

/** What comes in, on this machine's disk until it is kept: whoever sends slowly holds no connection to the database. */
final class SpooledFile implements AutoCloseable {

    /** Bytes. */
    static final long LARGEST = 25L * 1024 * 1024;

    private final Path path;
    private final long size;
    private final byte[] sha256;

    private SpooledFile(Path path, long size, byte[] sha256) {
        this.path = path;
        this.size = size;
        this.sha256 = sha256;
    }

    /** @throws Refusal where there is nothing in it; a larger one than may be is answered with 413 */
    static SpooledFile of(InputStream content) throws IOException {
        var path = Files.createTempFile("baton-attachment-", null);
        try {
            var digest = sha256();
            try (var bounded = new DigestInputStream(new Bounded(content), digest);
                    var out = Files.newOutputStream(path)) {
                var size = bounded.transferTo(out);
                if (size == 0) {
                    throw new Refusal("file", "is empty; there is nothing to keep");
                }
                return new SpooledFile(path, size, digest.digest());
            }
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(path);
            throw failure;
        }
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    byte[] hash() {
        return sha256;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    /** Ends with 413 beyond what may be sent. */
    private static final class Bounded extends java.io.FilterInputStream {

        private long read;

        Bounded(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var some = super.read(into, from, length);
            count(Math.max(some, 0));
            return some;
        }

        private void count(int more) {
            read += more;
            if (read > LARGEST) {
                throw ProblemResponses.answer(
                        HttpStatus.PAYLOAD_TOO_LARGE,
                        "The file is too large: at most %,d bytes. Compress it, or send a part of it."
                                .formatted(LARGEST));
            }
        }
    }
}
