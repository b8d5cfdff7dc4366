package dev.baton.routing.rota;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.calendar.BadCalendars;
import dev.baton.calendar.CalendarFile;
import dev.baton.calendar.WorkingCalendar;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.routing.rota.Rota.Instead;
import dev.baton.routing.rota.Rota.Swap;
import dev.baton.routing.rota.WrittenRota.HandOver;
import dev.baton.routing.rota.WrittenRota.WrittenLayer;
import dev.baton.routing.rota.WrittenRota.WrittenOverride;
import dev.baton.routing.rota.WrittenRota.WrittenSwap;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is written becomes a rota, or is refused with the field and what to do; who exists is asked elsewhere. */
final class RotaReader {

    private static final int MOST_LAYERS = 20;
    private static final int MOST_PEOPLE = 100;
    private static final int MOST_CHANGES = 500;
    private static final int MOST_LEVELS = 5;
    private static final int LONGEST_TURN = 28;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_REASON = 200;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);
    private static final String TURN = "write how long one takes, from P1D (a day) to P28D; P1W is a week";

    private RotaReader() {}

    /** @throws Refusal for the first field that is wrong */
    static Rota read(WrittenRota written) {
        if (written.layersWritten().isEmpty()) {
            throw new Refusal("layers", "is empty; write at least one, or remove the rota with DELETE");
        }
        most("layers", written.layersWritten(), MOST_LAYERS);
        most("overrides", written.overridesWritten(), MOST_CHANGES);
        most("swaps", written.swapsWritten(), MOST_CHANGES);
        var layers = new ArrayList<Layer>();
        var names = new HashSet<String>();
        for (int i = 0; i < written.layersWritten().size(); i++) {
            var field = "layers[%d]".formatted(i);
            var layer = layer(field, i + 1, there(field, written.layersWritten().get(i)));
            if (!names.add(layer.name())) {
                throw new Refusal(field + ".name", "is the name of another layer as well; choose one more");
            }
            layers.add(layer);
        }
        var overrides = new ArrayList<Instead>();
        for (int i = 0; i < written.overridesWritten().size(); i++) {
            var field = "overrides[%d]".formatted(i);
            overrides.add(
                    override(field, there(field, written.overridesWritten().get(i))));
        }
        var swaps = new ArrayList<Swap>();
        for (int i = 0; i < written.swapsWritten().size(); i++) {
            var field = "swaps[%d]".formatted(i);
            swaps.add(swap(field, there(field, written.swapsWritten().get(i)), layers));
        }
        return new Rota(List.copyOf(layers), List.copyOf(overrides), List.copyOf(swaps));
    }

    private static Layer layer(String field, int number, WrittenLayer written) {
        var name = written.name() == null || TextRules.isEmpty(written.name()) ? "Layer " + number : written.name();
        text(field + ".name", name, LONGEST_NAME, true);
        var days = days(field + ".turn", written.turn());
        var people = required(field + ".people", written.people());
        if (people.isEmpty()) {
            throw new Refusal(field + ".people", "is empty; name at least one person who takes turns");
        }
        most(field + ".people", people, MOST_PEOPLE);
        for (int i = 0; i < people.size(); i++) {
            text(field + ".people[%d]".formatted(i), people.get(i), LONGEST_ID, true);
        }
        var calendar = hours(field, written);
        var start = date(field + ".start", required(field + ".start", written.start()));
        var first = first(field + ".handOver.day", start, days, written.handOver());
        var end = written.end() == null ? null : date(field + ".end", written.end());
        if (end != null && !end.isAfter(first)) {
            throw new Refusal(
                    field + ".end",
                    "must lie after the first hand-over, which is on %s, not at %s".formatted(first, end));
        }
        return new Layer(
                name.strip(),
                level(field + ".level", written.level()),
                calendar.zone(),
                first,
                end,
                days,
                time(field + ".handOver.time", written.handOver()),
                List.copyOf(people),
                written.hours() == null || written.hours().isNull() ? null : calendar);
    }

    private static WorkingCalendar hours(String field, WrittenLayer written) {
        var calendar = JsonNodeFactory.instance.objectNode();
        calendar.put("zone", required(field + ".zone", written.zone()));
        if (written.hours() == null || written.hours().isNull()) {
            calendar.put("hours", WorkingCalendar.ALWAYS.name());
        } else {
            calendar.set("hours", written.hours());
        }
        try {
            return CalendarFile.read(field, calendar);
        } catch (BadCalendars bad) {
            var first = bad.problems().get(0);
            throw new Refusal(first.field(), first.message());
        }
    }

    private static int level(String field, @Nullable Integer level) {
        if (level != null && (level < 1 || level > MOST_LEVELS)) {
            throw new Refusal(field, "must be 1 (asked first) to %d, not %d".formatted(MOST_LEVELS, level));
        }
        return level == null ? 1 : level;
    }

    private static int days(String field, @Nullable String turn) {
        try {
            var period = Period.parse(required(field, turn));
            var isDays = period.toTotalMonths() == 0 && period.getDays() >= 1 && period.getDays() <= LONGEST_TURN;
            if (isDays) {
                return period.getDays();
            }
        } catch (DateTimeException unreadable) {
            throw new Refusal(field, "is \"%s\"; %s".formatted(TextRules.shortened(turn, LONGEST_ID), TURN));
        }
        throw new Refusal(field, "is \"%s\"; %s".formatted(TextRules.shortened(turn, LONGEST_ID), TURN));
    }

    private static LocalTime time(String field, @Nullable HandOver handOver) {
        var time = handOver == null || handOver.time() == null ? "09:00" : handOver.time();
        if (!time.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            throw new Refusal(
                    field,
                    "is \"%s\"; write a time from 00:00 to 23:59 such as 09:00"
                            .formatted(TextRules.shortened(time, LONGEST_ID)));
        }
        return LocalTime.parse(time);
    }

    private static LocalDate first(String field, LocalDate start, int days, @Nullable HandOver handOver) {
        if (handOver == null || handOver.day() == null) {
            return start;
        }
        var codes = Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(day -> day.name().substring(0, 3), day -> day));
        var day = codes.get(handOver.day().strip().toUpperCase(Locale.ROOT));
        if (day == null) {
            throw new Refusal(
                    field,
                    "is \"%s\"; write MON, TUE, WED, THU, FRI, SAT or SUN"
                            .formatted(TextRules.shortened(handOver.day(), LONGEST_ID)));
        }
        if (days % 7 != 0) {
            throw new Refusal(field, "is for turns of whole weeks; leave it out, or let a turn take P1W");
        }
        return start.with(TemporalAdjusters.nextOrSame(day));
    }

    private static Instead override(String field, WrittenOverride written) {
        var person = required(field + ".person", written.person());
        text(field + ".person", person, LONGEST_ID, true);
        text(field + ".instead", written.instead(), LONGEST_ID, false);
        text(field + ".reason", written.reason(), LONGEST_REASON, false);
        var from = instant(field + ".from", written.from());
        var to = instant(field + ".to", written.to());
        if (!from.isBefore(to)) {
            throw new Refusal(field + ".to", "must lie after from, which is %s, not at %s".formatted(from, to));
        }
        if (person.equals(written.instead())) {
            throw new Refusal(field + ".person", "is who is to be replaced; name somebody else");
        }
        return new Instead(written.instead(), person, level(field + ".level", written.level()), from, to);
    }

    private static Swap swap(String field, WrittenSwap written, List<Layer> layers) {
        var name = required(field + ".layer", written.layer());
        if (layers.stream().noneMatch(layer -> layer.name().equals(name))) {
            throw new Refusal(
                    field + ".layer",
                    "is \"%s\", which is no layer of this rota; there are %s"
                            .formatted(
                                    TextRules.shortened(name, LONGEST_NAME),
                                    layers.stream().map(Layer::name).collect(Collectors.joining(", "))));
        }
        var turns = two(field + ".turns", required(field + ".turns", written.turns()));
        var people = two(field + ".people", required(field + ".people", written.people()));
        if (turns.get(0).equals(turns.get(1))) {
            throw new Refusal(field + ".turns", "are one turn; name two, by the days of their hand-overs");
        }
        if (people.get(0).equals(people.get(1))) {
            throw new Refusal(field + ".turns", "are both %s's; name turns of two people".formatted(people.get(0)));
        }
        return new Swap(name, turns.get(0), people.get(0), turns.get(1), people.get(1));
    }

    private static <T> List<T> two(String field, List<T> values) {
        if (values.size() != 2 || values.stream().anyMatch(Objects::isNull)) {
            throw new Refusal(field, "must be two, not %d".formatted(values.size()));
        }
        return values;
    }

    private static Instant instant(String field, @Nullable Instant at) {
        date(field, LocalDate.ofInstant(required(field, at), java.time.ZoneOffset.UTC));
        return at;
    }

    private static LocalDate date(String field, LocalDate date) {
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw new Refusal(field, "must lie between %s and %s, not at %s".formatted(EARLIEST, LATEST, date));
        }
        return date;
    }

    private static void text(String field, @Nullable String text, int most, boolean required) {
        var problem = TextRules.problem(text, most, required);
        if (problem != null) {
            throw new Refusal(field, problem);
        }
    }

    private static <T> T there(String field, @Nullable T value) {
        return required(field, value);
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new Refusal(field, "is missing");
        }
        return value;
    }

    private static void most(String field, List<?> values, int most) {
        if (values.size() > most) {
            throw new Refusal(field, "are %,d; at most %,d are kept".formatted(values.size(), most));
        }
    }
}
