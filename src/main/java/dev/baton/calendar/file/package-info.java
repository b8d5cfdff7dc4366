/** Calendars as a process owner writes them, and what is wrong with them. */
@NullMarked
package dev.baton.calendar.file;

import org.jspecify.annotations.NullMarked;
