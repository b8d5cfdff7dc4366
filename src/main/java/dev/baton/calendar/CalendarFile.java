package dev.baton.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.calendar.file.CalendarProblems;
import dev.baton.calendar.file.CalendarReader;
import dev.baton.calendar.file.SourceNode;
import dev.baton.calendar.file.YamlTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Calendars as a process owner writes them, in {@code processes/calendars.yml}, which explains the format. */
public final class CalendarFile {

    public static final String NAME = "processes/calendars.yml";

    private static final Pattern CALENDAR_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    private static final int MOST_VALUES = 10_000;

    private CalendarFile() {}

    /**
     * The calendars by their names, with {@code 24x7} first.
     *
     * @throws BadCalendars with all that is wrong
     */
    public static Map<String, WorkingCalendar> read(String yaml) {
        var problems = new ArrayList<CalendarProblem>();
        var calendars = new LinkedHashMap<String, WorkingCalendar>();
        calendars.put(CalendarReader.EVERY_HOUR, WorkingCalendar.ALWAYS);
        new YamlTree(problems)
                .read(yaml)
                .forEach((name, written) ->
                        read(name, written, problems).ifPresent(calendar -> calendars.put(name, calendar)));
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(CalendarProblem::line));
            throw new BadCalendars(problems);
        }
        return Collections.unmodifiableMap(calendars);
    }

    /**
     * One calendar in the same format, written as JSON. Windows that overlap count once.
     *
     * @param field what the problems call the calendar
     * @throws BadCalendars with all that is wrong
     */
    public static WorkingCalendar read(String field, JsonNode json) {
        var problems = new ArrayList<CalendarProblem>();
        if (values(json, MOST_VALUES) > MOST_VALUES) {
            throw new BadCalendars(List.of(new CalendarProblem(
                    0, "", field, "has more than %,d values; leave some of them out".formatted(MOST_VALUES))));
        }
        return new CalendarReader(new CalendarProblems("", problems), false)
                .read(field, SourceNode.of(field, json))
                .orElseThrow(() -> new BadCalendars(problems));
    }

    /** How many values there are, counted no further than just above the most there may be. */
    private static int values(JsonNode json, int most) {
        var count = 1;
        for (var inner : json) {
            count += count > most ? 0 : values(inner, most - count);
        }
        return count;
    }

    private static Optional<WorkingCalendar> read(String name, SourceNode written, List<CalendarProblem> problems) {
        var found = new CalendarProblems(name, problems);
        if (name.equals(CalendarReader.EVERY_HOUR)) {
            found.add(written, "is built in; choose another name for this calendar");
        } else if (!CALENDAR_NAME.matcher(name).matches()) {
            found.add(written, "has a name that is too long or has other characters than letters, digits, . _ and -");
        }
        return new CalendarReader(found, true).read(name, written);
    }
}
