package dev.baton.history.heat;

import dev.baton.history.TimeSpan;
import dev.baton.history.tables.Passes;
import dev.baton.history.tables.Passes.Times;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the heat of an element is. */
public enum Measure {
    PASSES(null),
    WAITED(Passes::waited),
    WORKED(Passes::worked),
    TOOK(Passes::took);

    private final @org.jspecify.annotations.Nullable Function<Passes, Times> times;

    Measure(@org.jspecify.annotations.Nullable Function<Passes, Times> times) {
        this.times = times;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Measure> of(String word) {
        return Arrays.stream(values())
                .filter(measure -> measure.word().equals(word))
                .findFirst();
    }

    /** A count, or the median in milliseconds; 0 where nothing is known. */
    long of(Passes element) {
        if (times == null) {
            return element.passes();
        }
        var median = times.apply(element).median();
        return median == null ? 0 : median.toMillis();
    }

    String told(Passes element) {
        return times == null
                ? Long.toString(element.passes())
                : TimeSpan.told(times.apply(element).median());
    }
}
