/** Nobody's model, form, filter, query or submitted variable becomes code or goes past what it was asked for. */
@NullMarked
package dev.baton.engine.guard;

import org.jspecify.annotations.NullMarked;
