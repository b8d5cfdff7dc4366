/** What becomes of work in which a rule of a model fails. */
@NullMarked
package dev.baton.engine.rules;

import org.jspecify.annotations.NullMarked;
