package dev.baton.calendar;

import java.time.Instant;

/**
 * A stretch of the walk along a calendar.
 *
 * @param to exclusive
 * @param counted whether the stretch uses up the budget
 * @param why for people: working, closed, a holiday by its name, a pause with its reason, a shift of daylight saving
 */
public record Step(Instant from, Instant to, boolean counted, String why) {}
