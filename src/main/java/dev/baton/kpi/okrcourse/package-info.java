/** How far objectives are, by their figures. */
@NullMarked
package dev.baton.kpi.okrcourse;

import org.jspecify.annotations.NullMarked;
