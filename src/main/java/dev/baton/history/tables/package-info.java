/** The engine's history tables, read where its API cannot count, order or bound: the only place that knows them. */
@NullMarked
package dev.baton.history.tables;

import org.jspecify.annotations.NullMarked;
