/** A probability that is a sum of reasons, and how good it was. */
@NullMarked
package dev.baton.intelligence.learning;

import org.jspecify.annotations.NullMarked;
