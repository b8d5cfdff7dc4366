package dev.baton;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The senders of webhooks that tests know, each signing as its own documentation says, with nothing of Baton in it. */
public enum Sender {
    HELPDESK {
        @Override
        Map<String, String> headers(String secret, String id, Instant at, byte[] body) throws GeneralSecurityException {
            try {
                var text = new String(body, StandardCharsets.UTF_8);
                return ordered(
                        "webhook-id", id,
                        "webhook-timestamp", String.valueOf(at.getEpochSecond()),
                        "webhook-signature", new Webhook(secret).sign(id, at.getEpochSecond(), text));
            } catch (com.standardwebhooks.exceptions.WebhookSigningException
                    | com.standardwebhooks.exceptions.EmptyWebhookSecretException failure) {
                throw new GeneralSecurityException(failure);
            }
        }
    },
    ZENDESK {
        @Override
        Map<String, String> headers(String secret, String id, Instant at, byte[] body) throws GeneralSecurityException {
            var time = at.toString();
            return ordered(
                    "X-Zendesk-Webhook-Invocation-Id", id,
                    "X-Zendesk-Webhook-Signature-Timestamp", time,
                    "X-Zendesk-Webhook-Signature", Base64.getEncoder().encodeToString(hmac(secret, time, body)));
        }
    },
    FORGE {
        @Override
        Map<String, String> headers(String secret, String id, Instant at, byte[] body) throws GeneralSecurityException {
            return ordered(
                    "X-GitHub-Delivery",
                    id,
                    "X-Hub-Signature-256",
                    "sha256=" + HexFormat.of().formatHex(hmac(secret, "", body)));
        }
    },
    CHAT {
        @Override
        Map<String, String> headers(String secret, String id, Instant at, byte[] body) throws GeneralSecurityException {
            var time = String.valueOf(at.getEpochSecond());
            return ordered(
                    "X-Slack-Request-Timestamp",
                    time,
                    "X-Slack-Signature",
                    "v0=" + HexFormat.of().formatHex(hmac(secret, "v0:" + time + ":", body)));
        }
    };

    public static final String OLD_SECRET = "whsec_b2xkIHNlY3JldCBvZiB0aGUgaGVscGRlc2sgZm9yIHRlc3Rz";
    public static final String HELPDESK_SECRET = "whsec_bmV3IHNlY3JldCBvZiB0aGUgaGVscGRlc2sgZm9yIHRlc3Rz";
    public static final String ZENDESK_SECRET = "zendesk-secret-for-tests-0123456789";
    public static final String FORGE_SECRET = "forge-secret-for-tests-0123456789";
    public static final String CHAT_SECRET = "chat-secret-for-tests-0123456789";

    public String source() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public String secret() {
        return switch (this) {
            case HELPDESK -> HELPDESK_SECRET;
            case ZENDESK -> ZENDESK_SECRET;
            case FORGE -> FORGE_SECRET;
            case CHAT -> CHAT_SECRET;
        };
    }

    public Map<String, String> sign(String id, Instant at, byte[] body) {
        return sign(secret(), id, at, body);
    }

    public Map<String, String> sign(String secret, String id, Instant at, byte[] body) {
        try {
            return headers(secret, id, at, body);
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    abstract Map<String, String> headers(String secret, String id, Instant at, byte[] body)
            throws GeneralSecurityException;

    private static byte[] hmac(String secret, String before, byte[] body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update(before.getBytes(StandardCharsets.UTF_8));
        return mac.doFinal(body);
    }

    private static Map<String, String> ordered(String... namesAndValues) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
