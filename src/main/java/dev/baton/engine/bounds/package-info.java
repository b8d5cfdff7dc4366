/** How much a process may do at once: its steps and its instances are counted where they begin. */
@NullMarked
package dev.baton.engine.bounds;

import org.jspecify.annotations.NullMarked;
