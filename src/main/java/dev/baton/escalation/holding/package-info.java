/** Who answers for an escalated case and who works on it: computed, told, and passed on to the tasks. */
@NullMarked
package dev.baton.escalation.holding;

import org.jspecify.annotations.NullMarked;
