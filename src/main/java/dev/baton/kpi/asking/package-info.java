/** What part of what happened a page is asked for: its period, zone and filters. */
@NullMarked
package dev.baton.kpi.asking;

import org.jspecify.annotations.NullMarked;
