/** What part of what happened a page is asked for: its period, zone and filters, and what of it is of too few to be told. */
@NullMarked
package dev.baton.kpi.asking;

import org.jspecify.annotations.NullMarked;
