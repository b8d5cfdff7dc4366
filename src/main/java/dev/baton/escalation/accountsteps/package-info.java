/** What the steps of {@code account-escalation.bpmn} do. */
@NullMarked
package dev.baton.escalation.accountsteps;

import org.jspecify.annotations.NullMarked;
