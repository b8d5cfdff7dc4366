/** A cell of a decision is read once, and answered without FEEL where it holds only plain values. */
@NullMarked
package dev.baton.engine.feel;

import org.jspecify.annotations.NullMarked;
