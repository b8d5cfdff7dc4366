/** How a figure comes about: from the sums of days where they suffice, else from facts, and from the past of accounts. */
@NullMarked
package dev.baton.kpi.answer;

import org.jspecify.annotations.NullMarked;
