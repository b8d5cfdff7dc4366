package dev.baton.routing.duty;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.routing.rota.WrittenRota.HandOver;
import dev.baton.routing.rota.WrittenRota.WrittenLayer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A layer as it stands in the fields of the page, each named with its place: {@code name0}, {@code people0} and so on. */
record LayerForm(
        int place,
        String name,
        String level,
        String zone,
        String start,
        String end,
        String length,
        String unit,
        String time,
        String day,
        String people,
        String hours) {

    private static final int MOST = 21;

    static LayerForm empty(int place, String zone, String today) {
        return new LayerForm(place, "", "1", zone, today, "", "1", "weeks", "09:00", "MON", "", "");
    }

    static LayerForm of(int place, WrittenLayer layer) {
        var days = Period.parse(text(layer.turn())).getDays();
        var handOver = layer.handOver() == null ? new HandOver(null, null) : layer.handOver();
        return new LayerForm(
                place,
                text(layer.name()),
                String.valueOf(layer.level() == null ? 1 : layer.level()),
                text(layer.zone()),
                String.valueOf(layer.start()),
                layer.end() == null ? "" : layer.end().toString(),
                String.valueOf(days % 7 == 0 ? days / 7 : days),
                days % 7 == 0 ? "weeks" : "days",
                handOver.time() == null ? "09:00" : handOver.time(),
                text(handOver.day()),
                String.join("\n", layer.people()),
                HoursNotation.told(layer.hours()));
    }

    /** As many as were sent, those without people as well. */
    static List<LayerForm> sent(MultiValueMap<String, String> fields) {
        var layers = new ArrayList<LayerForm>();
        for (int place = 0; place < MOST && fields.containsKey("people" + place); place++) {
            layers.add(new LayerForm(
                    place,
                    field(fields, "name", place),
                    field(fields, "level", place),
                    field(fields, "zone", place),
                    field(fields, "start", place),
                    field(fields, "end", place),
                    field(fields, "length", place),
                    field(fields, "unit", place),
                    field(fields, "time", place),
                    field(fields, "day", place),
                    field(fields, "people", place),
                    field(fields, "hours", place)));
        }
        return layers;
    }

    /** A layer that nobody takes turns in is left out: so one is removed, and the empty one stays away. */
    boolean isLeftOut() {
        return people.isBlank();
    }

    WrittenLayer written(int place) {
        var field = "layers[%d].".formatted(place);
        var weeks = unit.equals("weeks");
        return new WrittenLayer(
                name,
                number(field + "level", level),
                zone.strip(),
                date(field + "start", start),
                end.isBlank() ? null : date(field + "end", end),
                (weeks ? "P%dW" : "P%dD").formatted(number(field + "turn", length)),
                new HandOver(time.strip(), weeks && !day.isBlank() ? day : null),
                Arrays.stream(people.split("[,\\s]+"))
                        .filter(person -> !person.isEmpty())
                        .toList(),
                HoursNotation.read(field + "hours", hours),
                null);
    }

    private static int number(String field, String written) {
        if (!written.strip().matches("\\d{1,3}")) {
            throw new Refusal(field, "is \"%s\"; write a whole number".formatted(TextRules.shortened(written, 20)));
        }
        return Integer.parseInt(written.strip());
    }

    private static LocalDate date(String field, String written) {
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeException unreadable) {
            throw new Refusal(
                    field, "is \"%s\"; write a date such as 2026-11-30".formatted(TextRules.shortened(written, 20)));
        }
    }

    private static String field(MultiValueMap<String, String> fields, String name, int place) {
        var value = fields.getFirst(name + place);
        return value == null ? "" : value;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
