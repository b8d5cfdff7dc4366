/** Traces, where they are switched on: of requests, jobs and calls out, and of nobody. */
@NullMarked
package dev.baton.operations.traces;

import org.jspecify.annotations.NullMarked;
