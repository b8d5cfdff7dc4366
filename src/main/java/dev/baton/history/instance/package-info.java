/** One instance: the path it took, and everything the engine remembers of it. */
@NullMarked
package dev.baton.history.instance;

import org.jspecify.annotations.NullMarked;
