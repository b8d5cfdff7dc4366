/** In which order the engine locks what it changes, and what happens when two meet nevertheless. */
@NullMarked
package dev.baton.engine.order;

import org.jspecify.annotations.NullMarked;
