/** Which paths are taken, what is done again, and what goes back and forth between teams. */
@NullMarked
package dev.baton.history.variants;

import org.jspecify.annotations.NullMarked;
