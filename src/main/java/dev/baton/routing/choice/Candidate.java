package dev.baton.routing.choice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of somebody who could be chosen.
 *
 * @param member whether they are of the group themselves, or stand in for somebody who is
 * @param groups all of theirs
 * @param awayUntil null where they are not away
 * @param substitute who is named for their absence
 * @param skill 0 not theirs, 1 they learn it, 2 they know it, 3 they are an expert
 * @param languages as in BCP 47; empty where none is known
 * @param zone on whose clock their calendar counts; null for the calendar's own
 * @param calendar null where nothing is known against working at any hour
 * @param capacity how many open cases at once; null where no limit is known
 * @param open how many open cases they hold something of
 */
public record Candidate(
        String id,
        boolean member,
        List<String> groups,
        boolean disabled,
        @Nullable Instant awayUntil,
        @Nullable String substitute,
        int skill,
        List<String> languages,
        @Nullable String zone,
        @Nullable String calendar,
        @Nullable Integer capacity,
        int open,
        boolean knowsCase,
        boolean knowsAccount) {

    public boolean isThere() {
        return awayUntil == null && !disabled;
    }

    /** In per cent of the capacity, rounded down to tens; 0 where no limit is known. */
    int loadShare() {
        if (capacity == null) {
            return 0;
        }
        return capacity == 0 ? 100 : Math.min(200, open * 100 / capacity / 10 * 10);
    }

    String knows() {
        return knowsCase ? "case" : knowsAccount ? "account" : "nothing";
    }
}
