package dev.baton.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the walk along a calendar.
 *
 * @param to exclusive; null only in the last step of a walk that an open pause keeps from its end
 * @param counted whether the stretch uses up the budget
 * @param why for people: working, closed, a holiday by its name, a pause with its reason, a shift of daylight saving
 */
public record Step(Instant from, @Nullable Instant to, boolean counted, String why) {}
