package dev.baton.calendar;

import java.util.Collection;

public class UnknownCalendar extends IllegalArgumentException {

    UnknownCalendar(String name, Collection<String> known) {
        super("There is no calendar \"%s\". There are %s; others go into %s."
                .formatted(
                        name.length() > 60 ? name.substring(0, 60) + "…" : name,
                        String.join(", ", known),
                        CalendarFile.NAME));
    }
}
