/** Boards of figures that people put together for themselves or for all, and a board for the wall. */
@NullMarked
package dev.baton.kpi.boards;

import org.jspecify.annotations.NullMarked;
