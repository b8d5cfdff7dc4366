/** Rotas, and whether somebody can be reached, as people and API clients see and change them. */
@NullMarked
package dev.baton.routing.duty;

import org.jspecify.annotations.NullMarked;
