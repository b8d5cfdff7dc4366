/** How well risk would have been told on a history. */
@NullMarked
package dev.baton.intelligence.evaluation;

import org.jspecify.annotations.NullMarked;
