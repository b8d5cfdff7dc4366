/** Whoever is best of those who are there, and why. */
@NullMarked
package dev.baton.routing.choice;

import org.jspecify.annotations.NullMarked;
