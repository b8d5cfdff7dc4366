package dev.baton.statuspage.acts;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Direction;
import dev.baton.casefile.NewMessage;
import dev.baton.intake.AddMessage;
import dev.baton.intake.Heard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** What a customer writes on their page is a word of theirs on the case, by the way that all their words take. */
@Component
public class CustomerWords {

    /** As what these messages are known. Their id begins with the case whose page it was, and a slash. */
    public static final String SOURCE = "status-page";

    private static final int BYTES = 12;

    private final AddMessage messages;

    CustomerWords(AddMessage messages) {
        this.messages = messages;
    }

    /**
     * Once: the same words again under the same key are the same message, other words are another.
     *
     * @param key made with the form
     */
    public Heard say(CaseNumber linked, String text, String key) {
        var id = "%s/%s".formatted(linked, digest(key + "\n" + text));
        return messages.add(linked, new NewMessage(Direction.INBOUND, false, null, text, SOURCE, id, null));
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
