/** Clocks and calendars as people and API clients see them. */
@NullMarked
package dev.baton.sla.web;

import org.jspecify.annotations.NullMarked;
