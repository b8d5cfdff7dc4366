/** What the steps of {@code okr-check-in.bpmn} do. */
@NullMarked
package dev.baton.kpi.okrsteps;

import org.jspecify.annotations.NullMarked;
