package dev.baton.intelligence.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to be told beforehand: yes or no, known at some moment of a case. */
public interface Outcome {

    /** When it came true; empty where it did not. */
    Optional<Instant> cameTrue(LoggedCase whole);

    /** Whether it can be true before the case is over. */
    default boolean isDecidedOnTheWay() {
        return true;
    }

    /** As it was known at a moment: nothing where the case went on afterwards and it had not come true. */
    default Optional<Boolean> knownAt(LoggedCase whole, Instant moment) {
        var true_ = cameTrue(whole);
        if (true_.isPresent() && !true_.get().isAfter(moment)) {
            return Optional.of(true);
        }
        return whole.end().isAfter(moment) ? Optional.empty() : Optional.of(true_.isPresent());
    }

    /** When it is known whether it came true. */
    default Instant known(LoggedCase whole) {
        return isDecidedOnTheWay() ? cameTrue(whole).orElse(whole.end()) : whole.end();
    }

    /** Another value than the first that is known. */
    record Changed(int column) implements Outcome {
        @Override
        public Optional<Instant> cameTrue(LoggedCase whole) {
            var first = "";
            for (var event : whole.events()) {
                var value = event.value(column);
                if (first.isEmpty()) {
                    first = value;
                } else if (!value.isEmpty() && !value.equals(first)) {
                    return Optional.of(event.at());
                }
            }
            return Optional.empty();
        }
    }

    /** What stands at the end. */
    record Last(int column, String value) implements Outcome {
        @Override
        public Optional<Instant> cameTrue(LoggedCase whole) {
            return whole.last(column).equals(value) ? Optional.of(whole.end()) : Optional.empty();
        }

        @Override
        public boolean isDecidedOnTheWay() {
            return false;
        }
    }

    /** From the first event to the last longer than that. */
    record Longer(Duration than) implements Outcome {
        @Override
        public Optional<Instant> cameTrue(LoggedCase whole) {
            return whole.duration().compareTo(than) > 0
                    ? Optional.of(whole.begin().plus(than).plusNanos(1))
                    : Optional.empty();
        }
    }

    /** Only of cases that are there to learn from. */
    static Duration quantile(List<LoggedCase> cases, double share) {
        var sorted = cases.stream().map(LoggedCase::duration).sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.floor(share * sorted.size())));
    }
}
