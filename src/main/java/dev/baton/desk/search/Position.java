package dev.baton.desk.search;

import dev.baton.casefile.Refusal;
import dev.baton.desk.ListedCase.Place;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** After which case a page begins, and how near the words of its list are. */
record Position(Nearness nearness, Place after) {

    static final Position START = new Position(Nearness.AS_WRITTEN, new Place(false, Long.MIN_VALUE, ""));

    private static final Pattern FORM = Pattern.compile("([0-2]) ([01]) (-?\\d{1,19}) (C-\\d{6,18})");

    /** @throws Refusal where it is none that {@link #written} gave */
    static Position read(String cursor) {
        try {
            var parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (parts.matches()) {
                return new Position(
                        Nearness.values()[Integer.parseInt(parts.group(1))],
                        new Place(parts.group(2).equals("1"), Long.parseLong(parts.group(3)), parts.group(4)));
            }
        } catch (IllegalArgumentException unreadable) {
            // as where it has another form
        }
        throw new Refusal(
                "after", "is no place in this list; take what \"next\" said, or leave it out to begin at the top");
    }

    String written() {
        var text = "%d %d %d %s".formatted(nearness.ordinal(), after.closed() ? 1 : 0, after.place(), after.number());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
