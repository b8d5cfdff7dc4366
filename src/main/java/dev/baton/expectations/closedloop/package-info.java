/** You said, we did: what was changed because of a case is told to the customers behind it. */
@NullMarked
package dev.baton.expectations.closedloop;

import org.jspecify.annotations.NullMarked;
