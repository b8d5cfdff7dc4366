/** What somebody held who is gone goes to somebody who is there. */
@NullMarked
package dev.baton.routing.holders;

import org.jspecify.annotations.NullMarked;
