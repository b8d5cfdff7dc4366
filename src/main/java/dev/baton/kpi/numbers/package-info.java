/** The figures on pages: all of them as tiles, and each with its meaning, its course, and the cases it is made of. */
@NullMarked
package dev.baton.kpi.numbers;

import org.jspecify.annotations.NullMarked;
