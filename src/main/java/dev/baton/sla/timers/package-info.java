/** Timers and task dates follow the clocks, and are repaired where they do not. */
@NullMarked
package dev.baton.sla.timers;

import org.jspecify.annotations.NullMarked;
