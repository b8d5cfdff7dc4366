/** Deadlines of open cases are computed anew when what they come from has changed. */
@NullMarked
package dev.baton.sla.review;

import org.jspecify.annotations.NullMarked;
