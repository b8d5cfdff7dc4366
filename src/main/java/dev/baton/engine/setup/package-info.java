/** How the engine is put together. */
@NullMarked
package dev.baton.engine.setup;

import org.jspecify.annotations.NullMarked;
