/** Who guesses links or sends too much waits, and whoever has a link does not wait for those. */
@NullMarked
package dev.baton.statuspage.limits;

import org.jspecify.annotations.NullMarked;
