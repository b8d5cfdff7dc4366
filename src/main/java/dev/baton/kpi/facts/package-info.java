/** What of a case can be counted: its trail, told again, becomes facts with their instant and whose they were then. */
@NullMarked
package dev.baton.kpi.facts;

import org.jspecify.annotations.NullMarked;
