/** Entries found by what is known of them, and told as far as who asks may read them. */
@NullMarked
package dev.baton.audit.search;

import org.jspecify.annotations.NullMarked;
