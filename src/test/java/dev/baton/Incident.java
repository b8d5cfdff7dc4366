package dev.baton;

import dev.baton.casefile.WaitingOn;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One incident of the log: who reported it, about what, and every change of its status in time order. */
record Incident(
        String number, String country, String product, String organisation, String impact, List<Change> changes) {

    /**
     * @param at when it was made
     * @param status Queued, Accepted, Completed or Unmatched
     * @param line support line that has it; the log's mixed teams "L2/L3" count as the second line
     */
    record Change(Instant at, String status, String subStatus, int line) {

        boolean isCompletion() {
            return status.equals("Completed");
        }

        /** Whom the change says the incident waits on; null where it waits on nobody. */
        @Nullable
        WaitingOn awaited() {
            return switch (subStatus) {
                case "Wait - User", "Wait - Customer" -> WaitingOn.CUSTOMER;
                case "Wait - Vendor", "Wait - Implementation" -> WaitingOn.THIRD_PARTY;
                default -> null;
            };
        }

        boolean isWork() {
            return subStatus.equals("In Progress") || subStatus.equals("Assigned");
        }
    }

    /** A completion that is followed by further changes was none: only the last change counts. */
    boolean isCompleted() {
        return changes.get(changes.size() - 1).isCompletion();
    }

    /** How often it goes up to a higher line than the one before; from the first straight to the third is one move. */
    long movesUp() {
        var moves = 0;
        for (int i = 1; i < changes.size(); i++) {
            moves += changes.get(i).line() > changes.get(i - 1).line() ? 1 : 0;
        }
        return moves;
    }

    String account() {
        return "country-" + country.toLowerCase(Locale.ROOT);
    }

    /** Low, medium or high; the log's "Major" is more than Baton's scale knows. */
    String grade() {
        return impact.equals("Major") ? "high" : impact.toLowerCase(Locale.ROOT);
    }
}
