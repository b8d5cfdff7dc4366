/** Five steps that lead a newcomer through the first escalation. */
@NullMarked
package dev.baton.evaluation.tour;

import org.jspecify.annotations.NullMarked;
