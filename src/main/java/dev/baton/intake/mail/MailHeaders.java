package dev.baton.intake.mail;

import dev.baton.intake.mailtext.EncodedWords;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MailDateFormat;
import java.text.ParsePosition;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The headers of a mail or of a part of it; what is broken is as if it were not there. */
record MailHeaders(Part part) {

    private static final int LONGEST = 20_000;
    private static final int MOST = 100;
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,990})>");
    private static final Pattern BARE_ID = Pattern.compile("[^<>\\s,]+@[^<>\\s,]+");

    /** As it stands there, unfolded; empty where it is missing. */
    String first(String name) {
        var all = all(name);
        return all.isEmpty() ? "" : all.get(0);
    }

    List<String> all(String name) {
        try {
            var values = part.getHeader(name);
            return values == null
                    ? List.of()
                    : Arrays.stream(values)
                            .limit(MOST)
                            .map(value -> value.length() > LONGEST ? value.substring(0, LONGEST) : value)
                            .map(value ->
                                    value.replaceAll("\\r?\\n[ \\t]?", " ").strip())
                            .toList();
        } catch (MessagingException unreadable) {
            return List.of();
        }
    }

    boolean has(String name) {
        return !all(name).isEmpty();
    }

    String words(String name) {
        return EncodedWords.decode(first(name)).replaceAll("[\\p{Cntrl}]", " ").strip();
    }

    List<MailAddress> addresses(String name) {
        return all(name).stream()
                .flatMap(value -> MailAddress.of(value).stream())
                .limit(MOST)
                .toList();
    }

    /** Ids of messages, without the brackets around them, in the order in which they stand there. */
    List<String> ids(String name) {
        return all(name).stream().flatMap(value -> idsIn(value).stream()).toList();
    }

    private static List<String> idsIn(String value) {
        var bracketed = ID.matcher(value).results().map(found -> found.group(1)).toList();
        return bracketed.isEmpty()
                ? BARE_ID.matcher(value).results().map(found -> found.group()).toList()
                : bracketed;
    }

    /** When it came to the last server on its way, whose clock is right, else when its sender says it was written. */
    Optional<Instant> sentAt() {
        var received = first("Received");
        return date(received.substring(received.lastIndexOf(';') + 1)).or(() -> date(first("Date")));
    }

    private static Optional<Instant> date(String value) {
        var parsed = value.isBlank() ? null : new MailDateFormat().parse(value.strip(), new ParsePosition(0));
        return Optional.ofNullable(parsed).map(java.util.Date::toInstant);
    }
}
