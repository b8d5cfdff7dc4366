package dev.baton.routing.rota;

import dev.baton.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People who take turns. A hand-over happens at a time on the clock of the zone: one that falls into a gap of daylight saving is
 * moved forward by the gap, of an ambiguous one it is the first, as everywhere in Baton's calendars.
 *
 * @param level who is asked first (1), and who when those are not there or do not answer (2 and more)
 * @param start the day of the first hand-over; before it nobody has a turn
 * @param end the day whose hand-over ends the last turn; null where it goes on
 * @param days of a turn, 1 to 28
 * @param people in the order of their turns, at least one; somebody may have several
 * @param hours of the week in which the layer counts, without holidays; null for every hour
 */
public record Layer(
        String name,
        int level,
        ZoneId zone,
        LocalDate start,
        @Nullable LocalDate end,
        int days,
        LocalTime handOver,
        List<String> people,
        @Nullable WorkingCalendar hours) {

    /**
     * A turn from its hand-over to the next one, whatever hours of it count.
     *
     * @param on the day of its hand-over, which names it
     */
    public record Turn(LocalDate on, Instant from, Instant to, String person) {

        Span span() {
            return new Span(from, to);
        }
    }

    /** Those that are under way at some time from the one instant to before the other, in order. */
    public List<Turn> turns(Instant from, Instant to) {
        var turns = new ArrayList<Turn>();
        for (var number = numberAt(from); begin(number).isBefore(to) && !isOver(number); number++) {
            var turn = turn(number);
            if (turn.from().isBefore(turn.to()) && from.isBefore(turn.to())) {
                turns.add(turn);
            }
        }
        return turns;
    }

    /** The turn that begins on this day; null where none does. */
    @Nullable
    Turn turn(LocalDate on) {
        var away = ChronoUnit.DAYS.between(start, on);
        return away < 0 || away % days != 0 || isOver(away / days) ? null : turn(away / days);
    }

    /** When the layer counts. */
    List<Span> counted(Instant from, Instant to) {
        if (hours == null) {
            return List.of(new Span(from, to));
        }
        return hours.walkElapsed(from, to, List.of()).steps().stream()
                .filter(step -> step.counted() && step.to() != null)
                .map(step -> new Span(step.from(), step.to()))
                .toList();
    }

    private Turn turn(long number) {
        var next = begin(number + 1);
        var last = end == null ? next : instant(end);
        return new Turn(date(number), begin(number), last.isBefore(next) ? last : next, people.get((int)
                (number % people.size())));
    }

    /** The one under way, or the first. */
    private long numberAt(Instant at) {
        var number = ChronoUnit.DAYS.between(start, at.atZone(zone).toLocalDate()) / days + 1;
        while (number > 0 && begin(number).isAfter(at)) {
            number--;
        }
        return Math.max(0, number);
    }

    private boolean isOver(long number) {
        return end != null && !date(number).isBefore(end);
    }

    private Instant begin(long number) {
        return instant(date(number));
    }

    private LocalDate date(long number) {
        return start.plusDays(number * days);
    }

    private Instant instant(LocalDate date) {
        return ZonedDateTime.of(date, handOver, zone).toInstant();
    }
}
