/** Jobs, timers and the clock of the engine: whose they are, when they wake, and which are missing. */
@NullMarked
package dev.baton.engine.jobs;

import org.jspecify.annotations.NullMarked;
