package dev.baton.notification.slack;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names of channels: {@code esc-<customer>-<reason>}, lower-case letters, digits and hyphens, 80 at most. Slack never gives a name again,
 * also that of an archived channel: where it is taken the case's number is added, and after that Baton's own number of the channel.
 */
final class RoomName {

    private static final int LONGEST = 80;
    private static final int LONGEST_CUSTOMER = 40;

    private RoomName() {}

    /** Those to be tried, one after the other. */
    static List<String> of(@Nullable String customer, SlackRoom room) {
        var number = "-" + plain(room.caseNumber().value());
        return Stream.of("", number, number + "-" + room.id(), number + "-" + room.id() + "-again")
                .map(end -> of(customer, room.reason(), end))
                .toList();
    }

    static String of(@Nullable String customer, String reason, String end) {
        var whole = "esc-%s-%s"
                .formatted(
                        shortened(orElse(plain(customer), "customer"), LONGEST_CUSTOMER),
                        orElse(plain(apart(reason)), "case"));
        return shortened(whole, LONGEST - end.length()) + end;
    }

    private static String plain(@Nullable String text) {
        return Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replace("ß", "ss")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    /** Models name triggers as {@code takeChargeOverdue}. */
    private static String apart(String reason) {
        return reason.replaceAll("(\\p{Ll})(\\p{Lu})", "$1-$2");
    }

    private static String orElse(String text, String other) {
        return text.isEmpty() ? other : text;
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length).replaceAll("-$", "");
    }
}
