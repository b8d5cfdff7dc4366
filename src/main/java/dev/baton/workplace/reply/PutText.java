package dev.baton.workplace.reply;

import dev.baton.casefile.Conversation.NextWord;
import dev.baton.casefile.Refusal;
import dev.baton.expectations.CustomerTexts;
import dev.baton.web.Words;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text that was put into a reply, as the page remembers it.
 *
 * @param put its words
 * @param putHour the hour that it says they hear next, ISO-8601 @param putTold that hour as it stands in the text; empty where it says none
 */
public record PutText(String put, String putHour, String putTold) {

    static PutText of(CustomerTexts.Written written) {
        return new PutText(
                written.text().text(),
                Objects.toString(written.next(), ""),
                Objects.requireNonNullElse(written.told(), ""));
    }

    /** For the form, where it is shown again. */
    public Map<String, String> typed() {
        return Map.of("put", put, "putHour", putHour, "putTold", putTold);
    }

    /** What stands in the reply without it, where nobody changed it since. */
    String without(String text) {
        var words = plain(put);
        var all = plain(text);
        return words.isEmpty() || !all.endsWith(words) ? text : all.substring(0, all.length() - words.length());
    }

    /** @throws Refusal where the text still says the hour that was put in, and another one would be promised */
    public void mustAgreeWith(String text, @Nullable NextWord next, Words words) {
        if (!putTold.isEmpty()
                && text.contains(putTold)
                && (next == null || !next.at().equals(hour()))) {
            throw new Refusal("", words.of("workplace.texts.otherHour", putTold));
        }
    }

    private @Nullable Instant hour() {
        try {
            return Instant.parse(putHour);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /** Browsers send line ends their own way. */
    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }
}
