package dev.baton.intake.signatures;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys a source may sign with. There are always as many, made-up ones in the places left over, and all of them are tried:
 * the time of an answer tells neither whether a source exists nor how near a signature came.
 */
public final class WebhookKeys {

    public static final int MOST = 4;
    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<SecretKeySpec> keys = new ArrayList<>();

    private final @Nullable String algorithm;

    public WebhookKeys(List<byte[]> known) {
        this(known, HMAC);
    }

    /** @param algorithm of the JDK; null where the secret itself is sent */
    public WebhookKeys(List<byte[]> known, @Nullable String algorithm) {
        this.algorithm = algorithm;
        known.forEach(key -> keys.add(new SecretKeySpec(key, algorithm == null ? HMAC : algorithm)));
        while (keys.size() < MOST) {
            keys.add(new SecretKeySpec(madeUp(), algorithm == null ? HMAC : algorithm));
        }
    }

    public boolean signed(byte[] beforeBody, byte[] body, List<byte[]> signatures) {
        boolean signed = false;
        for (var key : keys) {
            var expected = algorithm == null ? key.getEncoded() : hmac(key, beforeBody, body);
            for (var signature : signatures) {
                signed |= MessageDigest.isEqual(expected, signature);
            }
        }
        return signed;
    }

    private static byte[] hmac(SecretKeySpec key, byte[] beforeBody, byte[] body) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(beforeBody);
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has " + key.getAlgorithm(), missing);
        }
    }

    private static byte[] madeUp() {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        return key;
    }
}
