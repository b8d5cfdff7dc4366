package dev.baton.statuspage.links;

import dev.baton.statuspage.StatusPageSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What makes a link one: 256 bits that only the key, which is in no table, makes of the salt that is. The table has the hash of it, by
 * which a link is found; so whoever reads the database opens no page.
 */
@Component
class LinkTokens {

    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;
    private static final int SALT = 16;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    LinkTokens(StatusPageSettings settings) {
        this.key = new SecretKeySpec(key(settings.key()), HMAC);
    }

    byte[] salt() {
        return random(SALT);
    }

    String token(byte[] salt) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(salt));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", missing);
        }
    }

    byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    /** The token again, where the key is still the one it was made with. */
    Optional<String> again(StatusLink link) {
        return Optional.of(token(link.salt())).filter(token -> MessageDigest.isEqual(hash(token), link.tokenHash()));
    }

    private byte[] key(@Nullable String given) {
        return given == null || given.isBlank() ? random(BYTES) : given.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
