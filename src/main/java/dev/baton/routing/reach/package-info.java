/** Whether somebody of each group can be reached at every hour to come, seen before it is needed. */
@NullMarked
package dev.baton.routing.reach;

import org.jspecify.annotations.NullMarked;
