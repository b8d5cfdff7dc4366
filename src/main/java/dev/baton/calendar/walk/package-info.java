/** Going along a calendar: counting working time, and saying how it went. */
@NullMarked
package dev.baton.calendar.walk;

import org.jspecify.annotations.NullMarked;
