package dev.baton.intake.webhooks;

import dev.baton.intake.signatures.SignatureScheme;
import dev.baton.intake.signatures.WebhookKeys;
import dev.baton.web.ProblemResponses;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What came over the wire, byte for byte.
 *
 * @param id the sender's name for this delivery, the same when it sends it again; empty where there is none
 * @param time when it was signed, as the sender wrote it; empty where it is missing
 */
record WebhookMessage(SignatureScheme scheme, String id, String time, List<byte[]> signatures, byte[] body) {

    static final int LARGEST = 2 * 1024 * 1024;
    private static final int LONGEST_HEADER = 255;
    private static final int LONGEST_SIGNATURES = 2_000;

    /** Reads the body as it comes, never more of it than is allowed, whatever its length claims to be. */
    static byte[] body(HttpServletRequest request) throws IOException {
        var body = request.getContentLengthLong() > LARGEST
                ? new byte[LARGEST + 1]
                : request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw ProblemResponses.answer(
                    HttpStatus.PAYLOAD_TOO_LARGE, "The body is too large: at most %,d bytes.".formatted(LARGEST));
        }
        return body;
    }

    static WebhookMessage of(SignatureScheme scheme, HttpServletRequest request, byte[] body) {
        var signatures = only(request, scheme.signatureHeader(), LONGEST_SIGNATURES);
        var id = scheme.idHeader() == null ? "" : only(request, scheme.idHeader(), LONGEST_HEADER);
        var time = scheme.timeHeader() == null ? "" : only(request, scheme.timeHeader(), LONGEST_HEADER);
        return new WebhookMessage(scheme, id, time, scheme.signatures(signatures), body);
    }

    boolean isSignedWith(WebhookKeys keys) {
        return keys.signed(beforeBody(), body, signatures);
    }

    /** Where the sender does not name its deliveries, their bodies do. */
    String delivery() {
        return scheme.idHeader() == null ? HexFormat.of().formatHex(bodyDigest()) : id;
    }

    byte[] bodyDigest() {
        return sha256(new byte[0], body);
    }

    /** Tells a message from one sent again under another id, which not every scheme signs. */
    byte[] signedDigest() {
        return sha256(beforeBody(), body);
    }

    private byte[] beforeBody() {
        return scheme.signedBeforeBody(id, time).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The header's value; empty where it is missing, doubled, too long or not plain text, so that it fits nothing. */
    private static String only(HttpServletRequest request, String header, int longest) {
        var values = Collections.list(request.getHeaders(header));
        @Nullable String value = values.size() == 1 ? values.get(0) : null;
        return value != null && value.length() <= longest && value.chars().allMatch(c -> c >= ' ' && c < 127)
                ? value
                : "";
    }

    private static byte[] sha256(byte[] beforeBody, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(beforeBody);
            return digest.digest(body);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
