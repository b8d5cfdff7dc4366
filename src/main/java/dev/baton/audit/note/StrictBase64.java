package dev.baton.audit.note;

import java.util.Base64;
import java.util.Optional;

/** Base64 of RFC 4648 as it is written in one way only: padded, and nothing in the bits that do not count. */
public final class StrictBase64 {

    private StrictBase64() {}

    public static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** As {@link #of(byte[])}, in ASCII. */
    public static byte[] ascii(byte[] bytes) {
        return Base64.getEncoder().encode(bytes);
    }

    /** Empty where the text is not written that way. */
    public static Optional<byte[]> bytes(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            return of(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
