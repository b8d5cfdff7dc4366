package dev.baton.routing.choice;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who could be chosen.
 *
 * @param language of the customer, where they speak it
 */
record Rated(StandIn standIn, Presence presence, @Nullable String language, int points) {

    static final Comparator<Rated> BEST_FIRST = Comparator.comparingInt(Rated::points)
            .reversed()
            .thenComparing(Rated::candidate, Comparator.comparingInt(Candidate::open))
            .thenComparing(Rated::id);

    Candidate candidate() {
        return standIn.candidate();
    }

    String id() {
        return candidate().id();
    }
}
