package dev.baton.review.books;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does because of a review.
 *
 * @param number {@code RA-} and at least six digits; also the business key of its process
 * @param dimension of the cause it is about; null where it is about none, as is {@code key}
 * @param told on how many cases it was said that something has changed because of them
 */
public record ReviewAction(
        String number,
        String review,
        String text,
        String owner,
        Instant due,
        @Nullable String dimension,
        @Nullable String key,
        State state,
        @Nullable Instant remindedAt,
        @Nullable Instant escalatedAt,
        @Nullable String result,
        @Nullable String whatChanged,
        int told,
        String madeBy,
        Instant madeAt,
        @Nullable String settledBy,
        @Nullable Instant settledAt) {

    private static final Pattern NUMBER = Pattern.compile("RA-\\d{6,18}");

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public enum State {
        OPEN,
        DONE,
        DROPPED
    }
}
