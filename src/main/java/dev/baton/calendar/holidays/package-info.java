/** Which days are off. */
@NullMarked
package dev.baton.calendar.holidays;

import org.jspecify.annotations.NullMarked;
