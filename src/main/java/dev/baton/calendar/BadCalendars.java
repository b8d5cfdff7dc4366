package dev.baton.calendar;

import java.util.List;
import java.util.stream.Collectors;

/** Calendars that cannot be read, with everything that is wrong with them. */
public class BadCalendars extends IllegalArgumentException {

    private final transient List<CalendarProblem> problems;

    BadCalendars(List<CalendarProblem> problems) {
        super(problems.stream().map(CalendarProblem::sentence).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of their lines, never empty. */
    public List<CalendarProblem> problems() {
        return problems;
    }
}
