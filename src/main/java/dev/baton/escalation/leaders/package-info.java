/** What the leadership is told of escalations, how often, and what changed meanwhile. */
@NullMarked
package dev.baton.escalation.leaders;

import org.jspecify.annotations.NullMarked;
