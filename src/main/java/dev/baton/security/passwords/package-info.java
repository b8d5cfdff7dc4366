/** Trying a password: what is remembered of a right one, slowing down who guesses, and who somebody is now. */
@NullMarked
package dev.baton.security.passwords;

import org.jspecify.annotations.NullMarked;
