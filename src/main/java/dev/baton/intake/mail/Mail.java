package dev.baton.intake.mail;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mail, read.
 *
 * @param id its Message-ID without the brackets, or the hash of the raw mail where it has none
 * @param answers the ids of what it answers, the nearest first
 * @param from null where nobody stands there, or not one alone
 * @param people everybody it names as sender or recipient, by address
 * @param to whom it is addressed to
 * @param subject whole, with whatever stands before it
 * @param text what its sender wrote, without what is quoted; never empty
 * @param whole the text with what is quoted; null where nothing was cut
 * @param sentAt null where it does not say so
 * @param notes what people should know of it besides its words
 * @param robot what shows that a machine sent it; null where a person did
 * @param bounce null where it is none
 * @param loop the values of {@code X-Baton-Loop}
 * @param language what it says it is written in, such as {@code de}; null where it does not
 * @param verified false where the mail server that is trusted says that its sender is forged
 */
public record Mail(
        Kind kind,
        String id,
        List<String> answers,
        @Nullable MailAddress from,
        Set<String> people,
        List<String> to,
        String subject,
        String text,
        @Nullable String whole,
        @Nullable Instant sentAt,
        List<MailFile> files,
        List<String> notes,
        @Nullable String robot,
        @Nullable Bounce bounce,
        List<String> loop,
        @Nullable String language,
        boolean verified) {

    /**
     * What a mail server says of a mail that was sent.
     *
     * @param about ids of the mail it may be about
     * @param status as RFC 3463 counts them: {@code 5.1.1}; {@code 5.0.0} where it is not told
     * @param lasting false where it will be tried again
     */
    public record Bounce(List<String> about, String status, String reason, boolean lasting) {}

    public enum Kind {
        MESSAGE("message"),
        BOUNCE("bounce"),
        DELAY("delay"),
        DELIVERED("delivered"),
        RECEIPT("read receipt");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public boolean isAutomatic() {
        return robot != null;
    }

    /** Nobody's where it says nobody. */
    public String sender() {
        return from == null ? "" : from.address();
    }
}
