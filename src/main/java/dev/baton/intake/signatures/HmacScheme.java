package dev.baton.intake.signatures;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HMAC over the body alone, in a header of the sender's choice.
 *
 * @param prefix what stands in the header before the signature; may be empty
 */
public record HmacScheme(
        String signatureHeader, @Nullable String idHeader, String algorithm, boolean isBase64, String prefix)
        implements SignatureScheme {

    private static final Map<String, String> ALGORITHMS =
            Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha512", "HmacSHA512");

    /** The JDK's name of sha1, sha256 or sha512; null where it is none of them. */
    public static @Nullable String algorithmCalled(String name) {
        return ALGORITHMS.get(name.toLowerCase(Locale.ROOT).replace("-", ""));
    }

    @Override
    public @Nullable String timeHeader() {
        return null;
    }

    @Override
    public String signedBeforeBody(String id, String time) {
        return "";
    }

    @Override
    public List<byte[]> signatures(String header) {
        if (!header.startsWith(prefix)) {
            return List.of();
        }
        var written = header.substring(prefix.length());
        try {
            return List.of(
                    isBase64
                            ? Base64.getDecoder().decode(written)
                            : HexFormat.of().parseHex(written.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    @Override
    public @Nullable Instant sentAt(String header) {
        return null;
    }
}
