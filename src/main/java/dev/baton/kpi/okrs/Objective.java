package dev.baton.kpi.okrs;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be reached in a quarter.
 *
 * @param number {@code OKR-} and at least six digits; also the business key of its process
 * @param owner the one person who answers for it; null only in a draft
 * @param version grows with each change
 * @param nextCheckIn when its owner is asked next
 * @param checkInDue by when the check-in has to be given that is asked for
 * @param closedBecause what came of it
 */
public record Objective(
        String number,
        String quarter,
        String title,
        @Nullable String owner,
        State state,
        int version,
        @Nullable Instant nextCheckIn,
        @Nullable Instant checkInDue,
        @Nullable String closedBecause,
        List<KeyResult> keyResults) {

    public static final int MOST_KEY_RESULTS = 3;

    private static final Pattern NUMBER = Pattern.compile("OKR-\\d{6,18}");

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }

    public enum State {
        DRAFT,
        ACTIVE,
        CLOSED
    }
}
