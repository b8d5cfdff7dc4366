package dev.baton.intake.signatures;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For those who cannot sign: the secret itself in a header. Whoever reads one message can send others, so TLS is a must.
 *
 * @param prefix what stands in the header before the secret, such as {@code "Bearer "}; may be empty
 */
public record SecretScheme(String signatureHeader, @Nullable String idHeader, String prefix)
        implements SignatureScheme {

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
        return header.startsWith(prefix) && header.length() > prefix.length()
                ? List.of(header.substring(prefix.length()).getBytes(StandardCharsets.UTF_8))
                : List.of();
    }

    @Override
    public @Nullable Instant sentAt(String header) {
        return null;
    }

    @Override
    public @Nullable String algorithm() {
        return null;
    }
}
