/** Whether a figure is good, fair or bad as a model judges it, since when, and who answers for it. */
@NullMarked
package dev.baton.kpi.judging;

import org.jspecify.annotations.NullMarked;
