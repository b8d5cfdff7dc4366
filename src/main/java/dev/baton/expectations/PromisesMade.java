package dev.baton.expectations;

import dev.baton.casefile.CaseNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the customer of a case was promised, and what became of it. */
public interface PromisesMade {

    /**
     * @param what {@code first reply} or {@code next update}
     * @param keptAt when the word was given, in time or late; null where it is owed, or went another way
     * @param state open, kept, broken, moved, replaced or ended
     */
    record Made(
            String what,
            Instant madeAt,
            Instant due,
            @Nullable Instant keptAt,
            String state) {

        public boolean broken() {
            return state.equals(Outcome.BROKEN.label());
        }

        public boolean moved() {
            return state.equals(Outcome.MOVED.label());
        }

        static Made of(Promise promise, Instant now) {
            var outcome = promise.outcome();
            var given = outcome == Outcome.KEPT || outcome == Outcome.BROKEN ? promise.endedAt() : null;
            var passed = outcome == null && promise.due().isBefore(now);
            return new Made(
                    promise.what(),
                    promise.madeAt(),
                    promise.due(),
                    given,
                    passed ? Outcome.BROKEN.label() : outcome == null ? "open" : outcome.label());
        }
    }

    /** In the order in which they were made. */
    List<Made> of(CaseNumber number);

    /** By when the next word of those that are owed is due; empty where none is owed. */
    Optional<Instant> next(CaseNumber number);
}
