/** How fast, how large and how late: measured against a Baton, and a stock starter, in processes of their own. */
@NullMarked
package dev.baton.benchmark;

import org.jspecify.annotations.NullMarked;
