/** What the steps of {@code escalation.bpmn} do. */
@NullMarked
package dev.baton.escalation.steps;

import org.jspecify.annotations.NullMarked;
