package dev.baton.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All clocks of one case at one moment. A change gives new ones; nothing happens until they are kept. */
public record CaseClocks(List<SlaClock> clocks) {

    public Optional<SlaClock> find(ClockName name) {
        return find(name, "");
    }

    public Optional<SlaClock> find(ClockName name, String subject) {
        return clocks.stream().filter(clock -> clock.is(name, subject)).findFirst();
    }

    CaseClocks change(ClockName name, UnaryOperator<SlaClock> change) {
        return change(name, "", change);
    }

    CaseClocks change(ClockName name, String subject, UnaryOperator<SlaClock> change) {
        return all(clock -> clock.is(name, subject) ? change.apply(clock) : clock);
    }

    CaseClocks all(UnaryOperator<SlaClock> change) {
        return new CaseClocks(clocks.stream().map(change).toList());
    }

    /** With this clock, in the place of the one of its name and subject if there is one. */
    CaseClocks with(SlaClock clock) {
        var changed = new ArrayList<>(clocks);
        changed.removeIf(other -> other.is(clock.name(), clock.subject()));
        changed.add(clock);
        return new CaseClocks(changed);
    }

    CaseClocks with(List<SlaClock> changed) {
        var all = this;
        for (var clock : changed) {
            all = all.with(clock);
        }
        return all;
    }

    /** The clocks of these names; of those of escalations the ones of this escalation, or all where none is given. */
    public CaseClocks named(List<ClockName> names, @Nullable String escalation) {
        return new CaseClocks(clocks.stream()
                .filter(clock -> names.contains(clock.name()))
                .filter(clock -> !clock.name().isOfAnEscalation()
                        || escalation == null
                        || clock.subject().equals(escalation))
                .toList());
    }

    /** When the next rung of this kind is reached by any of them; null where none will be as things stand. */
    @Nullable
    public Instant next(Predicate<java.time.Duration> kind) {
        return clocks.stream()
                .map(clock -> clock.next(kind))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** When the first of them is over; null while none runs. */
    @Nullable
    public Instant due() {
        return clocks.stream()
                .map(SlaClock::due)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    List<SlaClock> changedSince(CaseClocks before) {
        return clocks.stream().filter(clock -> !before.clocks.contains(clock)).toList();
    }

    /** Whether some timer or task would now be set to another instant than before. */
    boolean areArmedOtherwiseThan(CaseClocks before) {
        return changedSince(before).stream()
                .anyMatch(clock -> before.find(clock.name(), clock.subject())
                        .filter(other -> other.isArmedLike(clock))
                        .isEmpty());
    }
}
