package dev.baton.intake.signatures;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a sender proves that a message is its own: in which headers, and by which computation, if any. */
public sealed interface SignatureScheme permits WebhookScheme, HmacScheme, SecretScheme {

    int SHORTEST_SECRET = 16;

    String signatureHeader();

    /** Null where nothing says when the message was signed. */
    @Nullable
    String timeHeader();

    /** Null where the sender does not name its deliveries: then their bodies do. */
    @Nullable
    String idHeader();

    /** What the sender puts before the body when it signs. */
    String signedBeforeBody(String id, String time);

    /** The signatures the header holds; none where it is not written as this scheme writes it. */
    List<byte[]> signatures(String header);

    /** When the sender signed; null where the header says no time. */
    @Nullable
    Instant sentAt(String header);

    /** Of the JDK; null where the secret itself is sent. */
    @Nullable
    String algorithm();

    /**
     * The key a secret stands for.
     *
     * @throws IllegalArgumentException with what is wrong with the secret, which it does not quote
     */
    default byte[] key(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("is shorter than %d characters".formatted(SHORTEST_SECRET));
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }
}
