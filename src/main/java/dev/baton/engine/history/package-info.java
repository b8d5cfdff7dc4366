/** What the engine writes into its tables, and what it must not. */
@NullMarked
package dev.baton.engine.history;

import org.jspecify.annotations.NullMarked;
