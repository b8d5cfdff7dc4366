/** A history of cases as one line per event, whatever it was exported from. */
@NullMarked
package dev.baton.intelligence.log;

import org.jspecify.annotations.NullMarked;
