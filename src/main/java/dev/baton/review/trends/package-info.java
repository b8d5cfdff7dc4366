/** Which causes come back, and whether that is more than chance. */
@NullMarked
package dev.baton.review.trends;

import org.jspecify.annotations.NullMarked;
