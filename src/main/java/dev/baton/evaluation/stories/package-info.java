/** What customers and people did in ninety days, as it is written: who, when, and in which words. */
@NullMarked
package dev.baton.evaluation.stories;

import org.jspecify.annotations.NullMarked;
