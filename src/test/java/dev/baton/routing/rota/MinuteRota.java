package dev.baton.routing.rota;

import dev.baton.calendar.Week;
import dev.baton.calendar.Window;
import dev.baton.calendar.WorkingCalendar;
import dev.baton.calendar.holidays.Holidays;
import dev.baton.routing.rota.Rota.Instead;
import dev.baton.routing.rota.Rota.Swap;
import dev.baton.routing.rota.Staff.Absence;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The slow and obvious way: for each minute each rule of the rota is applied as it is said. */
record MinuteRota(
        Instant start, int minutes, List<PlannedLayer> layers, Rota rota, Set<String> members, List<Absence> absences) {

    /** A layer with its hours as they are written, in minutes since midnight; without any it counts always. */
    record PlannedLayer(Layer layer, Map<DayOfWeek, int[]> hours) {

        static PlannedLayer of(
                String name,
                int level,
                ZoneId zone,
                LocalDate start,
                int days,
                LocalTime handOver,
                List<String> people,
                Map<DayOfWeek, int[]> hours) {
            return new PlannedLayer(
                    new Layer(
                            name,
                            level,
                            zone,
                            start,
                            null,
                            days,
                            handOver,
                            people,
                            hours.isEmpty() ? null : calendar(zone, hours)),
                    hours);
        }

        private static WorkingCalendar calendar(ZoneId zone, Map<DayOfWeek, int[]> hours) {
            var windows = new java.util.EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
            hours.forEach((day, window) ->
                    windows.put(day, List.of(new Window(window[0] * 60_000, window[1] * 60_000))));
            return new WorkingCalendar("test", zone, Week.of(windows), Holidays.NONE, true);
        }
    }

    Staff staff() {
        return new Staff(members, absences);
    }

    Instant at(int minute) {
        return start.plus(Duration.ofMinutes(minute));
    }

    /** By minute, those of a level who are on call. */
    List<Set<String>> onCall(int level) {
        var onCall = new ArrayList<Set<String>>();
        for (int minute = 0; minute < minutes; minute++) {
            onCall.add(new TreeSet<>());
        }
        layers.stream().filter(each -> each.layer().level() == level).forEach(each -> mark(each, onCall));
        for (var besides : rota.overrides()) {
            for (int minute = 0; besides.instead() == null && besides.level() == level && minute < minutes; minute++) {
                if (besides.isOn(at(minute))) {
                    add(besides.person(), minute, onCall);
                }
            }
        }
        return onCall;
    }

    private void mark(PlannedLayer planned, List<Set<String>> onCall) {
        var counted = counted(planned);
        var layer = planned.layer();
        for (int number = 0; begin(layer, number) < minutes; number++) {
            var person = taker(layer, number);
            for (int minute = Math.max(0, begin(layer, number));
                    minute < Math.min(minutes, begin(layer, number + 1));
                    minute++) {
                if (counted.get(minute)) {
                    add(instead(person, minute), minute, onCall);
                }
            }
        }
    }

    private String taker(Layer layer, int number) {
        var person = layer.people().get(number % layer.people().size());
        var date = layer.start().plusDays((long) number * layer.days());
        for (var swap : rota.swaps()) {
            var isWhole = owner(layer, swap.turn()).equals(swap.person())
                    && owner(layer, swap.otherTurn()).equals(swap.otherPerson());
            if (swap.layer().equals(layer.name()) && isWhole && date.equals(swap.turn())) {
                return swap.otherPerson();
            }
            if (swap.layer().equals(layer.name()) && isWhole && date.equals(swap.otherTurn())) {
                return swap.person();
            }
        }
        return person;
    }

    private static String owner(Layer layer, LocalDate on) {
        var number = 0;
        for (var date = layer.start(); date.isBefore(on); date = date.plusDays(layer.days())) {
            number++;
        }
        return layer.start().plusDays((long) number * layer.days()).equals(on)
                ? layer.people().get(number % layer.people().size())
                : "";
    }

    private String instead(String person, int minute) {
        for (var override : rota.overrides()) {
            if (person.equals(override.instead()) && override.isOn(at(minute))) {
                return override.person();
            }
        }
        return person;
    }

    private void add(String person, int minute, List<Set<String>> onCall) {
        var there = thereFor(person, at(minute), new HashSet<>());
        if (there != null) {
            onCall.get(minute).add(there);
        }
    }

    private @Nullable String thereFor(@Nullable String person, Instant at, Set<String> asked) {
        if (person == null || !members.contains(person) || !asked.add(person)) {
            return null;
        }
        for (var away : absences) {
            if (away.person().equals(person) && !at.isBefore(away.from()) && at.isBefore(away.to())) {
                return thereFor(away.substitute(), at, asked);
            }
        }
        return person;
    }

    private BitSet counted(PlannedLayer planned) {
        var marks = new BitSet(minutes);
        if (planned.hours().isEmpty()) {
            marks.set(0, minutes);
            return marks;
        }
        var zone = planned.layer().zone();
        var date = start.atZone(zone).toLocalDate().minusDays(3);
        for (int i = 0; i < minutes / 1440 + 6; i++, date = date.plusDays(1)) {
            var isThere = date.atStartOfDay(zone).toLocalDate().equals(date);
            var today = planned.hours().get(date.getDayOfWeek());
            var yesterday = planned.hours().get(date.getDayOfWeek().minus(1));
            if (isThere && today != null) {
                mark(marks, date, zone, today[0], today[1] < today[0] ? 1440 : today[1]);
            }
            if (isThere && yesterday != null && yesterday[1] < yesterday[0]) {
                mark(marks, date, zone, 0, yesterday[1]);
            }
        }
        return marks;
    }

    private void mark(BitSet marks, LocalDate date, ZoneId zone, int from, int to) {
        var begin = Math.max(0, minute(date.atStartOfDay().plusMinutes(from), zone));
        var end = Math.min(minutes, minute(date.atStartOfDay().plusMinutes(to), zone));
        marks.set(Math.min(begin, minutes), Math.max(Math.min(begin, minutes), end));
    }

    private int begin(Layer layer, int number) {
        return minute(layer.start().plusDays((long) number * layer.days()).atTime(layer.handOver()), layer.zone());
    }

    /** A time that the clock skips is moved forward by what it skips; of one that it shows twice it is the first. */
    private int minute(LocalDateTime local, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(local);
        var instant = offsets.isEmpty()
                ? local.toInstant(zone.getRules().getTransition(local).getOffsetBefore())
                : local.toInstant(offsets.get(0));
        return (int) Duration.between(start, instant).toMinutes();
    }

    static Swap swap(Layer layer, int one, int other) {
        return new Swap(
                layer.name(),
                layer.start().plusDays((long) one * layer.days()),
                layer.people().get(one % layer.people().size()),
                layer.start().plusDays((long) other * layer.days()),
                layer.people().get(other % layer.people().size()));
    }

    static Instead override(@Nullable String instead, String person, int level, Instant from, int minutes) {
        return new Instead(instead, person, level, from, from.plus(Duration.ofMinutes(minutes)));
    }
}
