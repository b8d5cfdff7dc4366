/** The board: the open cases in one table, and the views of it that people keep. */
@NullMarked
package dev.baton.desk.board;

import org.jspecify.annotations.NullMarked;
