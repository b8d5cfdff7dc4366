package dev.baton.expectations.closedloop;

import dev.baton.casefile.CaseNumber;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was changed, as one case has part in it.
 *
 * @param told the id of what the customer of this case is told; null where another case of the same customer has it
 * @param state of that: waiting, said or left
 * @param customers how many are told in all @param waiting of them
 */
record Improvement(
        long id,
        CaseNumber becauseOf,
        String what,
        String madeBy,
        Instant madeAt,
        @Nullable Long told,
        @Nullable String state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        int customers,
        int waiting) {

    boolean isWaiting() {
        return "WAITING".equals(state);
    }

    @Nullable
    String stateLabel() {
        return state == null ? null : state.toLowerCase(Locale.ROOT);
    }
}
