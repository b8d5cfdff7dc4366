package dev.baton.sla;

import dev.baton.calendar.Pause;
import dev.baton.casefile.Waiting.Wait;
import dev.baton.casefile.WaitingOn;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a case waits and waited on, as known at one moment. */
record Waits(List<Wait> all) {

    static final Waits NONE = new Waits(List.of());

    /** The pause of a clock that is stopped by these and runs from this instant on; nothing where it runs now. */
    Optional<Pause> open(Set<WaitingOn> stoppedBy, Instant from) {
        var open = of(stoppedBy).filter(wait -> wait.until() == null).toList();
        return open.stream()
                .map(Wait::since)
                .min(Comparator.naturalOrder())
                .map(since -> new Pause(later(since, from), null, why(open)));
    }

    /** The pauses that are over of a clock that is stopped by these and runs from this instant on. */
    List<Pause> ended(Set<WaitingOn> stoppedBy, Instant from) {
        return of(stoppedBy)
                .filter(wait -> wait.until() != null && wait.until().isAfter(from))
                .map(wait -> new Pause(later(wait.since(), from), wait.until(), why(List.of(wait))))
                .toList();
    }

    private java.util.stream.Stream<Wait> of(Set<WaitingOn> stoppedBy) {
        return all.stream().filter(wait -> stoppedBy.contains(wait.waitingOn()));
    }

    private static String why(List<Wait> waits) {
        return waits.stream()
                .map(wait -> "waiting on %s: %s".formatted(wait.waitingOn().label(), wait.reason()))
                .collect(Collectors.joining("; "));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
