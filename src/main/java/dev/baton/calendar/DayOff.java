package dev.baton.calendar;

import java.time.LocalDate;

/** A day of a calendar that is off although its weekday is worked. */
public record DayOff(LocalDate on, String why) {}
