package dev.baton.security.passwords;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * An API client sends its password with every call, and the slow function would take a tenth of a second each time. Here it is
 * remembered for a minute that a password was right: not the password but its HMAC under a key that this process made up and
 * never writes down. It counts for as long as the person's password has the same stamp.
 */
@Component
class VerifiedPasswords {

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    private final SecretKeySpec key = new SecretKeySpec(random(), "HmacSHA256");
    private final Cache<String, String> verified = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    /** Of the password, where it was right. */
    Optional<String> stampOf(String user, String password) {
        return Optional.ofNullable(verified.getIfPresent(fingerprint(user, password)));
    }

    void remember(String user, String password, String stamp) {
        verified.put(fingerprint(user, password), stamp);
    }

    void forgetAll() {
        verified.invalidateAll();
    }

    private static byte[] random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    String fingerprint(String user, String password) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(user.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
