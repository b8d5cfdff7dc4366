/** Timers and task dates follow the clocks, and models ask them. */
@NullMarked
package dev.baton.sla.timers;

import org.jspecify.annotations.NullMarked;
