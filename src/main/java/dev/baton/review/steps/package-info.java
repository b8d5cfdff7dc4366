/** What begins reviews, and what the steps of their processes do. */
@NullMarked
package dev.baton.review.steps;

import org.jspecify.annotations.NullMarked;
