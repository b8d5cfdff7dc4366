package dev.baton.security.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * An API client sends its password with every call, and the slow function would take a tenth of a second each time. Here it is
 * remembered for a minute that a password was right: not the password but its HMAC under a key that this process made up and
 * never writes down. So a changed password is good for at most a minute more.
 */
@Component
class VerifiedPasswords {

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    private final SecretKeySpec key = new SecretKeySpec(random(), "HmacSHA256");
    private final Cache<String, String> verified = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    boolean knows(String user, String password) {
        return user.equals(verified.getIfPresent(fingerprint(user, password)));
    }

    void remember(String user, String password) {
        verified.put(fingerprint(user, password), user);
    }

    void forgetAll() {
        verified.invalidateAll();
    }

    private static byte[] random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private String fingerprint(String user, String password) {
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
