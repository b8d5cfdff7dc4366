/** Running and finished instances, found by what is known of them. */
@NullMarked
package dev.baton.history.search;

import org.jspecify.annotations.NullMarked;
