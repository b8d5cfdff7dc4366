/** The lived-in desk of a first start: what customers and people did in ninety days, played by the engine under a moved clock. */
@NullMarked
package dev.baton.evaluation.desk;

import org.jspecify.annotations.NullMarked;
