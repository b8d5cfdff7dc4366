/** What the steps of {@code review-action.bpmn} do. */
@NullMarked
package dev.baton.review.actionsteps;

import org.jspecify.annotations.NullMarked;
