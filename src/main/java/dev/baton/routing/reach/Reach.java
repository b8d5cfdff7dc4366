package dev.baton.routing.reach;

import dev.baton.routing.rota.Span;
import java.time.Instant;
import java.util.List;

/**
 * Whether somebody of a group can be reached.
 *
 * @param level the authority of the group by {@code escalation.dmn}: 0 for those who do the work
 * @param anyHour whether somebody has to be reached at any hour, or in the hours of the desk's default calendar
 * @param from since when was looked, {@code to} until when
 * @param holes when nobody can be; one that ends at {@code to} has no end in sight
 */
public record Reach(String group, int level, boolean anyHour, Instant from, Instant to, List<Span> holes) {

    public boolean isOpen(Span hole) {
        return !hole.to().isBefore(to);
    }

    /** One that was there before keeps its beginning, so that it is the same hole while it lasts. */
    Reach after(Reach before) {
        if (holes.isEmpty() || holes.get(0).from().isAfter(from)) {
            return this;
        }
        var first = holes.get(0);
        return before.holes.stream()
                .filter(hole -> hole.from().isBefore(from) && !hole.to().isBefore(from))
                .findFirst()
                .map(hole -> begunAt(hole.from(), first))
                .orElse(this);
    }

    private Reach begunAt(Instant begin, Span first) {
        var all = new java.util.ArrayList<>(holes);
        all.set(0, new Span(begin, first.to()));
        return new Reach(group, level, anyHour, from, to, List.copyOf(all));
    }

    /** What an alarm says of it is the same. */
    boolean hasTheSameFirstHoleAs(Reach other) {
        if (holes.isEmpty() || other.holes.isEmpty()) {
            return holes.isEmpty() && other.holes.isEmpty();
        }
        var own = holes.get(0);
        var others = other.holes.get(0);
        return own.from().equals(others.from())
                && (own.to().equals(others.to()) || isOpen(own) && other.isOpen(others));
    }
}
