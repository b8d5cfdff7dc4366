package dev.baton.audit.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Words sealed with somebody's key (AES-256-GCM), and what the log commits to: SHA-256 of salt and words. */
public final class Seal {

    static final int KEY_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private Seal() {}

    /**
     * @param text null where the words stand elsewhere, and only their salt is sealed
     */
    public record Opened(byte[] salt, @Nullable String text) {

        /** Whether the log committed to these words. */
        public boolean isOf(String commitment, String words) {
            return commitment.equals(commitment(salt, words));
        }
    }

    /**
     * @param commitment base64, what the entry says of the words
     * @param sealed what can be opened with the key only
     */
    public record Sealed(String commitment, byte[] sealed) {}

    public static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    public static Sealed words(byte[] key, String text) {
        return seal(key, text, true);
    }

    /** For words that are kept elsewhere. */
    public static Sealed saltOnly(byte[] key, String text) {
        return seal(key, text, false);
    }

    private static Sealed seal(byte[] key, String text, boolean withText) {
        var salt = random(SALT_BYTES);
        var plain = new java.io.ByteArrayOutputStream();
        plain.write(withText ? 1 : 0);
        plain.writeBytes(salt);
        if (withText) {
            plain.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
        var nonce = random(NONCE_BYTES);
        var sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, plain.toByteArray());
        return new Sealed(
                commitment(salt, text),
                ByteBuffer.allocate(nonce.length + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /** Empty where the key is not the one it was sealed with. */
    public static Optional<Opened> open(byte[] key, byte[] sealed) {
        try {
            var plain = crypt(
                    Cipher.DECRYPT_MODE,
                    key,
                    Arrays.copyOf(sealed, NONCE_BYTES),
                    Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
            var salt = Arrays.copyOfRange(plain, 1, 1 + SALT_BYTES);
            var text = plain[0] == 0
                    ? null
                    : new String(plain, 1 + SALT_BYTES, plain.length - 1 - SALT_BYTES, StandardCharsets.UTF_8);
            return Optional.of(new Opened(salt, text));
        } catch (IllegalStateException anotherKey) {
            return Optional.empty();
        }
    }

    /** As {@link #open(byte[], byte[])}, of base64 as PostgreSQL encodes it: in lines. */
    public static Optional<Opened> open(String key, String sealed) {
        var base64 = Base64.getMimeDecoder();
        return open(base64.decode(key), base64.decode(sealed));
    }

    public static String commitment(byte[] salt, String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("Words could not be sealed or opened", failed);
        }
    }
}
