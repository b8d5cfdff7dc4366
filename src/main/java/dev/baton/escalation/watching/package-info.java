/** Who is told of an account without working on it: those who watch it, and its executive sponsor. */
@NullMarked
package dev.baton.escalation.watching;

import org.jspecify.annotations.NullMarked;
