package dev.baton.routing.duty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Hours of the week in a text field: a line of days and windows each, such as {@code MON-FRI 00:00-08:00, 18:00-24:00}. */
final class HoursNotation {

    private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z,\\s-]+?)\\s+(\\d.*?)\\s*");

    private HoursNotation() {}

    /** Null for an empty text: every hour. */
    static @Nullable JsonNode read(String field, String text) {
        if (text.isBlank()) {
            return null;
        }
        var hours = JsonNodeFactory.instance.objectNode();
        text.strip().lines().filter(line -> !line.isBlank()).forEach(line -> read(field, line, hours));
        return hours;
    }

    private static void read(String field, String line, ObjectNode hours) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw unreadable(field, line);
        }
        for (var day : days(field, line, parts.group(1))) {
            var windows = hours.withArray("/" + day);
            Arrays.stream(parts.group(2).split(",")).map(String::strip).forEach(windows::add);
        }
    }

    private static List<String> days(String field, String line, String written) {
        var days = new ArrayList<String>();
        for (var part : written.toUpperCase(Locale.ROOT).split(",")) {
            var ends = part.strip().split("\\s*-\\s*");
            var first = DAYS.indexOf(ends[0]);
            var last = DAYS.indexOf(ends[ends.length - 1]);
            if (first < 0 || last < 0 || ends.length > 2) {
                throw unreadable(field, line);
            }
            for (var day = first; ; day = (day + 1) % 7) {
                days.add(DAYS.get(day));
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }

    private static Refusal unreadable(String field, String line) {
        return new Refusal(
                field,
                "has the line \"%s\"; write days and hours, such as MON-FRI 18:00-24:00"
                        .formatted(TextRules.shortened(line.strip(), 60)));
    }

    /** Days with the same windows stand in one line. */
    static String told(@Nullable JsonNode hours) {
        if (hours == null || !hours.isObject()) {
            return "";
        }
        var byWindows = new LinkedHashMap<String, List<String>>();
        hours.properties()
                .forEach(day -> byWindows
                        .computeIfAbsent(windows(day.getValue()), same -> new ArrayList<>())
                        .add(day.getKey()));
        return byWindows.entrySet().stream()
                .map(line -> String.join(",", line.getValue()) + " " + line.getKey())
                .collect(Collectors.joining("\n"));
    }

    private static String windows(JsonNode day) {
        return StreamSupport.stream(day.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
