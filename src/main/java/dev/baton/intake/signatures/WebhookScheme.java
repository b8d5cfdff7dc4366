package dev.baton.intake.signatures;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a sender signs: which headers it sends, which text it signs with HMAC-SHA256, and how it writes the result. */
public enum WebhookScheme implements SignatureScheme {
    /** Standard Webhooks 1.0: base64 over id, time and body; several signatures while the sender changes its secret. */
    STANDARD("webhook-signature", "webhook-timestamp", "webhook-id"),
    /** Zendesk: base64 over time and body. */
    ZENDESK("X-Zendesk-Webhook-Signature", "X-Zendesk-Webhook-Signature-Timestamp", "X-Zendesk-Webhook-Invocation-Id"),
    /** GitHub and those who sign like it: hexadecimal over the body alone, which never grows old. */
    HUB("X-Hub-Signature-256", null, "X-GitHub-Delivery"),
    /** Slack: hexadecimal over version, time and body. It names no delivery, so the body names it. */
    SLACK("X-Slack-Signature", "X-Slack-Request-Timestamp", null);

    public final String signatureHeader;
    public final @Nullable String timeHeader;
    public final @Nullable String idHeader;

    WebhookScheme(String signatureHeader, @Nullable String timeHeader, @Nullable String idHeader) {
        this.signatureHeader = signatureHeader;
        this.timeHeader = timeHeader;
        this.idHeader = idHeader;
    }

    @Override
    public String signatureHeader() {
        return signatureHeader;
    }

    @Override
    public @Nullable String timeHeader() {
        return timeHeader;
    }

    @Override
    public @Nullable String idHeader() {
        return idHeader;
    }

    @Override
    public String algorithm() {
        return "HmacSHA256";
    }

    /** What the sender puts before the body when it signs. */
    @Override
    public String signedBeforeBody(String id, String time) {
        return switch (this) {
            case STANDARD -> id + "." + time + ".";
            case ZENDESK -> time;
            case HUB -> "";
            case SLACK -> "v0:" + time + ":";
        };
    }

    /** The signatures the header holds; none where it is not written as this scheme writes it. */
    @Override
    public List<byte[]> signatures(String header) {
        try {
            return switch (this) {
                case STANDARD ->
                    Arrays.stream(header.split(" "))
                            .filter(part -> part.startsWith("v1,"))
                            .map(part -> Base64.getDecoder().decode(part.substring(3)))
                            .toList();
                case ZENDESK -> List.of(Base64.getDecoder().decode(header));
                case HUB -> hexadecimal("sha256=", header);
                case SLACK -> hexadecimal("v0=", header);
            };
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    /** When the sender signed; null where the header says no time. */
    @Override
    public @Nullable Instant sentAt(String header) {
        try {
            return this == ZENDESK ? Instant.parse(header) : Instant.ofEpochSecond(Long.parseLong(header));
        } catch (DateTimeException | NumberFormatException malformed) {
            return null;
        }
    }

    @Override
    public byte[] key(String secret) {
        return this == STANDARD ? standardKey(secret) : SignatureScheme.super.key(secret);
    }

    public static WebhookScheme of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public static String names() {
        return Arrays.stream(values())
                .map(scheme -> scheme.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "", ", hmac, secret"));
    }

    private static byte[] standardKey(String secret) {
        var key = decoded(secret.startsWith("whsec_") ? secret.substring(6) : secret);
        if (key.length < 24 || key.length > 64) {
            throw new IllegalArgumentException("is not whsec_ and the base64 of 24 to 64 bytes");
        }
        return key;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private static List<byte[]> hexadecimal(String prefix, String header) {
        return header.startsWith(prefix)
                ? List.of(HexFormat.of().parseHex(header.substring(prefix.length())))
                : List.of();
    }
}
