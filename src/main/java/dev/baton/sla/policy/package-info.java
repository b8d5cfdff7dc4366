/** What {@code sla.dmn} and the calendars ask of each clock. */
@NullMarked
package dev.baton.sla.policy;

import org.jspecify.annotations.NullMarked;
