package dev.baton.routing.duty;

import dev.baton.routing.rota.Shift;
import dev.baton.routing.rota.Shift.Because;
import dev.baton.routing.rota.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two weeks of a rota, a day a row and a level a column, on the clock of one zone.
 *
 * @param gaps when nobody of a level is on call and nobody of the group is at work
 */
record RotaCalendar(List<Integer> levels, List<Day> days, List<Gap> gaps) {

    static final int DAYS = 14;
    private static final int COLOURS = 6;
    private static final int WIDTH = 1_000;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    record Day(LocalDate date, boolean today, List<List<Part>> levels) {}

    record Gap(int level, Instant from, Instant to) {}

    /**
     * @param from on the clock, {@code to} 24:00 for the end of the day
     * @param beginLocal the same with its day, as a form has it
     * @param kind turn, swap, override, substitute, gap, or work where nobody is on call and somebody is at work
     * @param x of its piece of the bar, in thousandths of the day
     * @param colour the same for a person on all days
     */
    record Part(
            String from,
            String to,
            String beginLocal,
            String endLocal,
            String kind,
            @Nullable String person,
            @Nullable String planned,
            String layer,
            String why,
            long x,
            long width,
            int colour) {

        /** Whose place somebody else can take: an override is not overridden. */
        public String replaceable() {
            return planned != null
                            && (kind.equals("turn") || kind.equals("swap") || because(Because.SUBSTITUTE, Because.AWAY))
                    ? planned
                    : "";
        }

        private boolean because(Because... reasons) {
            return java.util.Arrays.stream(reasons)
                    .anyMatch(reason -> reason.name().equals(why));
        }
    }

    static Instant begin(LocalDate first, ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    /** @param work when people of the group are at work */
    static RotaCalendar of(LocalDate first, LocalDate today, ZoneId zone, List<Shift> shifts, List<Span> work) {
        var pieces = shifts.stream()
                .flatMap(shift -> pieces(shift, work).stream())
                .sorted(Comparator.comparing((Piece piece) -> piece.span.from()))
                .toList();
        var levels = new TreeSet<Integer>();
        shifts.forEach(shift -> levels.add(shift.level()));
        var people = new ArrayList<>(new TreeSet<>(shifts.stream()
                .filter(shift -> !shift.isGap())
                .map(Shift::person)
                .toList()));
        var days = new ArrayList<Day>();
        for (int i = 0; i < DAYS; i++) {
            var date = first.plusDays(i);
            var day = new Span(begin(date, zone), begin(date.plusDays(1), zone));
            days.add(new Day(
                    date,
                    date.equals(today),
                    levels.stream()
                            .map(level -> parts(level, day, zone, pieces, people))
                            .toList()));
        }
        return new RotaCalendar(List.copyOf(levels), days, gaps(pieces));
    }

    private record Piece(Shift shift, Span span, boolean atWork) {

        String kind() {
            if (shift.isGap()) {
                return atWork ? "work" : "gap";
            }
            return shift.because().name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static List<Piece> pieces(Shift shift, List<Span> work) {
        if (!shift.isGap()) {
            return List.of(new Piece(shift, shift.span(), false));
        }
        var pieces = new ArrayList<Piece>();
        var red = Span.without(List.of(shift.span()), work);
        red.forEach(span -> pieces.add(new Piece(shift, span, false)));
        Span.without(List.of(shift.span()), red).forEach(span -> pieces.add(new Piece(shift, span, true)));
        return pieces;
    }

    private static List<Part> parts(int level, Span day, ZoneId zone, List<Piece> pieces, List<String> people) {
        return pieces.stream()
                .filter(piece -> piece.shift.level() == level)
                .filter(piece -> piece.span.meets(day.from(), day.to()))
                .map(piece -> part(piece, day, zone, people))
                .toList();
    }

    private static Part part(Piece piece, Span day, ZoneId zone, List<String> people) {
        var begin = piece.span.from().isAfter(day.from()) ? piece.span.from() : day.from();
        var end = piece.span.to().isBefore(day.to()) ? piece.span.to() : day.to();
        var length = day.to().toEpochMilli() - day.from().toEpochMilli();
        var x = (begin.toEpochMilli() - day.from().toEpochMilli()) * WIDTH / length;
        var shift = piece.shift;
        return new Part(
                TIME.format(begin.atZone(zone)),
                end.equals(day.to()) ? "24:00" : TIME.format(end.atZone(zone)),
                MOMENT.format(begin.atZone(zone)),
                MOMENT.format(end.atZone(zone)),
                piece.kind(),
                shift.person(),
                shift.planned(),
                shift.layer(),
                shift.because().name(),
                x,
                Math.max(1, (end.toEpochMilli() - day.from().toEpochMilli()) * WIDTH / length - x),
                shift.isGap() ? 0 : people.indexOf(shift.person()) % COLOURS);
    }

    private static List<Gap> gaps(List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> piece.kind().equals("gap"))
                .map(piece -> new Gap(piece.shift.level(), piece.span.from(), piece.span.to()))
                .sorted(Comparator.comparing(Gap::from).thenComparing(Gap::level))
                .toList();
    }
}
