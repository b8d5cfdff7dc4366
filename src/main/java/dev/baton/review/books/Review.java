package dev.baton.review.books;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A review of a closed case, or of what came back in a month or quarter.
 *
 * @param number {@code RV-} and at least six digits; also the business key of its process
 * @param caseNumber of a case; then there is no period
 * @param periodTo exclusive
 * @param because the row of reviews.dmn that wanted it, or {@code period}
 * @param lateAt when it was told that it is overdue
 * @param casesNow how many cases came in its period, {@code casesThen} in the one before
 */
public record Review(
        String number,
        Kind kind,
        @Nullable String caseNumber,
        @Nullable Instant periodFrom,
        @Nullable Instant periodTo,
        State state,
        String because,
        Instant startedAt,
        @Nullable Instant due,
        @Nullable Instant lateAt,
        @Nullable Long casesNow,
        @Nullable Long casesThen,
        @Nullable String happened,
        @Nullable String helped,
        @Nullable String hindered,
        @Nullable String missing,
        @Nullable String change,
        @Nullable String conclusion,
        @Nullable String doneBy,
        @Nullable Instant doneAt) {

    private static final Pattern NUMBER = Pattern.compile("RV-\\d{6,18}");

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isOfCase() {
        return kind == Kind.CASE;
    }

    public enum Kind {
        CASE,
        MONTH,
        QUARTER
    }

    public enum State {
        OPEN,
        DONE,
        /** Nothing came in its period. */
        EMPTY
    }
}
