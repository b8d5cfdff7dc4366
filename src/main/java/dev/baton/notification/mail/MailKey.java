package dev.baton.notification.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Makes what nobody else can make up: the same on all nodes, and after each start. */
@Component
class MailKey {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final SingletonSupplier<SecretKeySpec> key = SingletonSupplier.of(this::read);

    MailKey(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** So many letters and digits, five bits in each. */
    String sign(String what, int letters) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key.obtain());
            return written(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)), letters);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes as long whatever they are. */
    boolean isSigned(String what, String signature) {
        return java.security.MessageDigest.isEqual(
                sign(what, signature.length()).getBytes(StandardCharsets.US_ASCII),
                signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    }

    private static String written(byte[] bytes, int letters) {
        var text = new StringBuilder();
        for (int letter = 0; letter < letters; letter++) {
            text.append(LETTERS.charAt(bytes[letter] & 31));
        }
        return text.toString();
    }

    private SecretKeySpec read() {
        var made = new byte[BYTES];
        new SecureRandom().nextBytes(made);
        jdbc.sql("insert into mail_key (key) values (?) on conflict do nothing")
                .param(made)
                .update();
        return new SecretKeySpec(
                jdbc.sql("select key from mail_key").query(byte[].class).single(), "HmacSHA256");
    }
}
