package dev.baton.calendar;

/**
 * What is wrong with a calendar as it is written.
 *
 * @param line counted from 1; 0 where what was read has no lines
 * @param calendar its name; empty where the problem belongs to none
 * @param field where in the calendar, such as {@code hours.MON[0]}; empty for the calendar as a whole
 * @param message says what is wrong and how to mend it; it goes on a sentence that begins with the field
 */
public record CalendarProblem(int line, String calendar, String field, String message) {

    /** The whole of it, such as {@code line 7, calendar emea: hours.MON[0] is "9-17", not a time window; …}. */
    public String sentence() {
        return (line > 0 ? "line " + line : "")
                + (line > 0 && !calendar.isEmpty() ? ", " : "")
                + (calendar.isEmpty() ? "" : "calendar " + calendar)
                + ": "
                + (field.isEmpty() ? "" : field + " ")
                + message;
    }
}
