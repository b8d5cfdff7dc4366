package dev.baton.audit.note;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key and whose it is, written as {@code name+<key id, 8 hexadecimal digits>+<base64 of algorithm and key>}
 * (<a href="https://c2sp.org/signed-note">C2SP signed-note</a>).
 *
 * @param publicKey 32 bytes
 */
public record VerifierKey(String name, Algorithm algorithm, byte[] publicKey) {

    static final int ID_BYTES = 4;

    /** What a key signs with, by its byte in C2SP. */
    public enum Algorithm {
        /** The text itself. */
        ED25519(1),
        /** The text and when it was signed, by a witness (C2SP tlog-cosignature, {@code cosignature/v1}). */
        COSIGNATURE(4);

        private final byte code;

        Algorithm(int code) {
            this.code = (byte) code;
        }
    }

    public VerifierKey {
        if (!isName(name)) {
            throw new NoteFault("A key has a name without spaces and plus signs, not \"%s\"".formatted(name));
        }
        if (publicKey.length != Ed25519.KEY_BYTES) {
            throw new NoteFault("A public key of Ed25519 has 32 bytes, not %d".formatted(publicKey.length));
        }
        publicKey = publicKey.clone();
    }

    /** @throws NoteFault where it is none, or its key id is that of another */
    public static VerifierKey parse(String text) {
        var parts = text.strip().split("\\+", 3);
        if (parts.length < 3) {
            throw new NoteFault("A public key is written name+id+base64, not \"%s\"".formatted(text));
        }
        var bytes = StrictBase64.bytes(parts[2])
                .filter(decoded -> decoded.length > 0)
                .orElseThrow(() -> new NoteFault("The end of the public key \"%s\" is no base64".formatted(text)));
        var key = new VerifierKey(parts[0], algorithm(bytes[0]), Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!HexFormat.of().formatHex(key.id()).equals(parts[1])) {
            throw new NoteFault(
                    "The id of the public key \"%s\" is not that of its bytes: it was altered".formatted(text));
        }
        return key;
    }

    /** @throws IllegalArgumentException where the key is not one of Ed25519 */
    public static VerifierKey of(String name, PublicKey key) {
        return new VerifierKey(name, Algorithm.ED25519, Ed25519.bytes(key));
    }

    /** The first four bytes of SHA-256 of name, line break, algorithm and key. */
    public byte[] id() {
        var hashed = new ByteArrayOutputStream();
        hashed.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
        hashed.writeBytes(coded());
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(hashed.toByteArray());
            return Arrays.copyOf(hash, ID_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /**
     * Whether this key signed that text.
     *
     * @param signature what follows the key id: 64 bytes, of a cosignature 8 bytes of seconds since 1970 before them
     */
    boolean signed(String text, byte[] signature) {
        return switch (algorithm) {
            case ED25519 ->
                signature.length == Ed25519.SIGNATURE_BYTES
                        && Ed25519.isSigned(publicKey, text.getBytes(StandardCharsets.UTF_8), signature);
            case COSIGNATURE ->
                signature.length == Long.BYTES + Ed25519.SIGNATURE_BYTES && cosigned(text, ByteBuffer.wrap(signature));
        };
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.indexOf('+') < 0
                && name.codePoints()
                        .noneMatch(point -> Character.isWhitespace(point)
                                || Character.isSpaceChar(point)
                                || Character.isISOControl(point));
    }

    private boolean cosigned(String text, ByteBuffer signature) {
        var seconds = signature.getLong();
        var rest = new byte[signature.remaining()];
        signature.get(rest);
        return seconds >= 0
                && Ed25519.isSigned(
                        publicKey,
                        "cosignature/v1\ntime %d\n%s".formatted(seconds, text).getBytes(StandardCharsets.UTF_8),
                        rest);
    }

    private byte[] coded() {
        return ByteBuffer.allocate(1 + publicKey.length)
                .put(algorithm.code)
                .put(publicKey)
                .array();
    }

    private static Algorithm algorithm(byte code) {
        return Arrays.stream(Algorithm.values())
                .filter(algorithm -> algorithm.code == code)
                .findAny()
                .orElseThrow(() -> new NoteFault(
                        "Keys that sign with algorithm %d are not known here; 1 is Ed25519".formatted(code)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && toString().equals(key.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return "%s+%s+%s".formatted(name, HexFormat.of().formatHex(id()), StrictBase64.of(coded()));
    }
}
