package dev.baton.calendar;

import java.util.List;
import java.util.stream.Collectors;

/** Calendars that cannot be read, with everything that is wrong with them. */
public class BadCalendars extends IllegalArgumentException {

    private static final int MOST_TOLD = 100;

    private final transient List<CalendarProblem> problems;

    BadCalendars(List<CalendarProblem> problems) {
        super(problems.stream().limit(MOST_TOLD).map(CalendarProblem::sentence).collect(Collectors.joining("\n")));
        this.problems = problems.stream().limit(MOST_TOLD).toList();
    }

    /** In the order of their lines, never empty, and no more of them than a person reads. */
    public List<CalendarProblem> problems() {
        return problems;
    }
}
