/** A page that is open changes when something happens to its case. */
@NullMarked
package dev.baton.workplace.live;

import org.jspecify.annotations.NullMarked;
