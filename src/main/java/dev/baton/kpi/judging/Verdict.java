package dev.baton.kpi.judging;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How good a figure is. */
public enum Verdict {
    GOOD,
    FAIR,
    BAD,
    /** Nothing can be said: there is nothing to count, or it has no marks. */
    NONE;

    /** As models and pages write it: {@code good}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Verdict> of(String word) {
        return Stream.of(values())
                .filter(verdict -> verdict.word().equals(word))
                .findFirst();
    }
}
